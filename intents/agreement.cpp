#include "intents/agreement.h"

#include "intents/patterns.h"

namespace intents {

bool agrees_in_words(const Words& words) {
  static const Patterns kDenials(
      {"not|no|nope|nah|never|dont|doesnt|didnt|isnt|wont|cant|cannot|wouldnt|unsure|rather",
       "have|got|need to", "scary|scared|afraid|worried|risky|dangerous"});
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
  return !kDenials.found_in(words) && kAgreements.found_in(words);
}

}  // namespace intents
