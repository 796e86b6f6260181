#include "intents/agreement.h"

#include <algorithm>

#include "intents/numbers.h"
#include "intents/patterns.h"

namespace intents {

bool agrees_in_words(const Words& words) {
  static const Patterns kDenials(
      {"not|no|nope|nah|never|dont|doesnt|didnt|isnt|wont|cant|cannot|wouldnt|unsure|rather",
       "have|got|need to", "scary|scared|afraid|worried|risky|dangerous",
       "if|unless|but|only|provided|assuming|depends|depending|except|after|once"});
  static const Patterns kAgreements({
      "yes*|yess|yeah*|yea|yep|yup|ye|y|ya|aye|si|oui|ja|yas",
      "ok|okay|okey|okk*|oki|k|kk|alright|fine|sure|mhm",
      "uh huh",
      "absolutely|definitely|certainly|affirmative|agreed|agree|correct|exactly|right|true",
      "proceed|continue|confirm|confirmed|accept|ready|deal|understood|granted",
      "go ahead|on|for|then",
      "please? do it|that|so",
      "lets do|go|try|start|begin",
      "i will|ill|would|id try|do|like",
      "want that|it|to",
      "sounds|looks good|great|fine|perfect",
      "works for me",
      "i think|guess|suppose so",
      "of course",
      "have that",
      "delete|erase|remove|reset it|them|everything|all",
      "got it",
      "please",
  });
  static const Patterns kCheerful({"why not"});  // The one "not" that agrees.
  if (kCheerful.found_in(words)) return true;
  if (words.source.find('?') != std::string_view::npos) return false;
  return !kDenials.found_in(words) && kAgreements.found_in(words);
}

bool only_acknowledges(const Words& words) {
  return !words.list.empty() &&
         std::all_of(words.list.begin(), words.list.end(), [](const Word& word) {
           return is_any(word.text, {"ok", "okay", "okey", "oki", "k", "kk", "alright", "fine",
                                     "mhm", "hm", "hmm", "right", "aha", "uh", "huh", "then"});
         });
}

bool wants_to_keep(const Words& words) {
  static const Patterns kKeeps({
      "dont|not|never|wont|doesnt want|wanna|like|going to? ~ lose|delete|risk|erase|remove",
      "cant|cannot|mustnt|dont lose|risk|delete",
      "want|wanna|need|have|like|prefer|rather to? keep",
      "all|everything that? i|we have|got left|of|from",
  });
  return kKeeps.found_in(words);
}

bool names_stored_data(const Words& words) {
  static const Patterns kOurs({
      "my|our|the|this|all|personal|old data|info|information|details|records|record|profile",
      "my|our|the|this|all|old|past "
      "chat|chats|conversation|conversations|messages|history|log|logs",
      "data|info|information|everything about|on|of me|us",
      "everything|anything|all|what|whatever you|u|that|i ~ "
      "know|have|store|stored|keep|kept|saved|said|wrote|told",
      "you|u know|have|store|stored|keep|saved about|on|of me",
      "forget|erase|delete|remove|wipe me|us",
      "forget everything|all|what|this|it",
      "gdpr|ccpa|privacy",
      "account|accounts with|at|here|from you|stepwise|here",
  });
  return kOurs.found_in(words);
}

}  // namespace intents
