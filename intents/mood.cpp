#include "intents/mood.h"

#include <algorithm>
#include <array>

#include "intents/ascii.h"
#include "intents/numbers.h"
#include "intents/patterns.h"

namespace intents {
namespace {

const Patterns& swearing() {
  static const Patterns kPatterns(
      {"fuck*|fuk*|fck*|fcking|fkn|motherf*|wtf|wth|ffs|stfu|bs|af",
       "shit*|bullshit*|crap|crappy",
       "damn*|dammit|goddam*|bitch*|bastard*|asshole*|arsehole*|dumbass|bloody|bollocks",
       "piss off",
       "pissed|pissing",
       "screw you|this|apple",
       "go to hell",
       "what the hell|heck",
       "sucks|suck",
       "useless|worthless|pathetic|ridiculous|unacceptable|outrageous|infuriating",
       "garbage|rubbish|trash|junk|bullcrap",
       "stupid|idiot*|moron*|dumb|incompetent",
       "worst|terrible|horrible|awful ~ phone|company|service|support|bot|app|ever|experience",
       "hate this|you|apple|it|my|iphone|icloud",
       "sick of",
       "fed up",
       "had it with",
       "had enough",
       "tired of this|it|your|you",
       "waste of time|money|my",
       "wasted|wasting my time|hours|day",
       "piece of",
       "what a joke",
       "is|are a joke",
       "absolute|total|complete joke|scam|disgrace",
       "driving me crazy|insane|mad|nuts",
       "im|am|so|really furious|angry|livid|mad|pissed",
       "shut up",
       "disgusting",
       "ripoff|scam|scammers"});
  return kPatterns;
}

const Patterns& leaving_vendor() {
  static const Patterns kPatterns(
      {"switch|switching|going|go|move|moving|back ~ to android|samsung|pixel|google|galaxy|huawei",
       "buy|buying|get|getting a|an android|samsung|pixel|galaxy|huawei ~ instead|next|now",
       "never buy|buying|use|using|again ~ apple|iphone|icloud|again", "done with apple|icloud|you",
       "leaving apple|icloud",
       "cancel|cancelling|canceling my|the ~ subscription|plan|account|icloud",
       "throw|smash|toss this|my|the|it phone|iphone|thing|out|away|against",
       "lawyer|lawsuit|sue|suing", "last iphone|apple ~ ever|buy|own",
       "consumer protection|rights"});
  return kPatterns;
}

// "sh*t", "f**k", "@#$%!": a sign inside a word, or a run of four different ones.
bool is_masked(std::string_view token) {
  constexpr std::string_view masks = "*@#$%!";
  const auto stars = static_cast<std::size_t>(std::count(token.begin(), token.end(), '*'));
  const bool bold = token.substr(0, 1) == "*" && token.back() == '*';
  if (stars > 0 && !bold && token.size() >= 3 && is_letter(token.front())) return true;
  std::size_t kinds = 0;
  for (const char mask : masks)
    kinds += token.find(mask) != std::string_view::npos ? 1U : 0U;
  return kinds >= 3 && std::none_of(token.begin(), token.end(), is_letter) && token.size() >= 4;
}

bool has_masked_word(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n\t"), text.size());
    if (end > 0 && is_masked(text.substr(0, end))) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

// Three words of four in capitals, and more than an acronym or a quoted heading would have.
bool shouts(std::string_view text) {
  constexpr std::size_t capitals_min = 16;
  std::size_t upper = 0;
  std::size_t lower = 0;
  for (const char c : text) {
    upper += c >= 'A' && c <= 'Z' ? 1U : 0U;
    lower += c >= 'a' && c <= 'z' ? 1U : 0U;
  }
  return upper >= capitals_min && upper > 3 * lower;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> of) {
  return std::any_of(of.begin(), of.end(), [&](std::string_view sign) {
    return text.find(sign) != std::string_view::npos;
  });
}

bool angry_emoji(std::string_view text) { return has_any(text, {"🤬", "😡", "😠", "🖕", "👿"}); }
bool doubtful_emoji(std::string_view text) {
  return has_any(text, {"🙄", "😒", "🤡", "🖕", "👏"});
}

const Patterns& thanks_for_harm() {
  static const Patterns kPatterns(
      {"thanks|thank|thx|ty|cheers ~ for ~ nothing|ruin*|break*|wast*|los*|delet*|kill*|destroy*",
       "thanks|thank|thx|ty|cheers ~ for ~ mess*|screw*|eras*|wip*|brick*|fuck*|steal*|mak*",
       "thanks|thx|thank you? so? very? much? a? lot? now my|all|everything|the ~ ~ "
       "gone|lost|deleted|dead|worse|bricked|broken",
       "thanks for the waste|wasted", "thanks obama", "no thanks to you"});
  return kPatterns;
}

const Patterns& praise() {
  static const Patterns kPatterns(
      {"great|wow|awesome|amazing|fantastic|brilliant|perfect|wonderful|lovely|excellent|bravo",
       "nice one|work|job|going", "good|great|nice job|work", "well done", "oh great|good|nice|wow",
       "thanks a lot apple", "congrats|congratulations", "how|so|very|super|really helpful|useful",
       "love it|this|how|that|when", "oh joy", "just great|perfect|what"});
  return kPatterns;
}

const Patterns& harm() {
  static const Patterns kPatterns(
      {"failed|fails|failing|fail|broke|broken|crashed|stuck|useless|nothing|worse|ruined|dead",
       "still|again ~ failed|fails|not|stuck|broken|nothing|doesnt|wont|says|error|full",
       "doesnt|didnt|isnt|wont|cant|not work|working|help|back|backing|do|helpful",
       "another|more error|failure|useless|problem|problems", "same error|problem|thing again?",
       "all|everything|my|photos ~ gone|lost|deleted|erased", "waste*", "wrong"});
  return kPatterns;
}

bool starts_with_joint(const Words& words, std::size_t at) {
  return is_any(words.text(at), {"but", "though", "however", "except"});
}

// "great, it failed again": praise that opens the message, then harm, and no "but" between.
bool praises_harm(const Words& words) {
  const auto praised = praise().find_all(words);
  if (praised.empty()) return false;
  const Patterns::Hit& first = praised.front();
  const bool opens = first.first <= 1 || words[first.first].starts_sentence;
  if (!opens || starts_with_joint(words, first.last)) return false;
  for (std::size_t at = first.last; at < words.size(); ++at) {
    if (starts_with_joint(words, at)) return false;
    if (harm().match_at(words, at)) return true;
  }
  return false;
}

bool is_sarcastic(const Words& words) {
  static const Patterns kThanks({"thanks|thank|thx|ty|cheers|helpful|useful"});
  static const Patterns kPlain({"yeah right", "as if", "oh sure", "slow clap", "not helpful at all",
                                "thanks i|for hate|guess it", "/s"});
  if (thanks_for_harm().found_in(words) || praises_harm(words)) return true;
  const bool warm = kThanks.found_in(words) || praise().found_in(words);
  if (warm && doubtful_emoji(words.source) && !has_any(words.source, {"🙏", "❤", "😊"})) {
    return words.source.find("👏") == std::string_view::npos || harm().found_in(words);
  }
  const std::string_view text = words.source;
  const bool marked = text.size() > 3 && text.substr(text.size() - 3) == " /s";
  return marked || (kPlain.found_in(words) && words.size() <= 6);
}

// What says both says nothing.
Nod nod_of(std::string_view text) {
  const bool yes = has_any(text, {"👍", "✅", "👌", "🎉", "🙌", "✔"});
  const bool no = has_any(text, {"👎", "❌", "✖", "🚫"});
  if (yes == no) return Nod::None;
  return yes ? Nod::Yes : Nod::No;
}

}  // namespace

Mood mood_of(const Words& words) {
  Mood mood;
  mood.wordless = words.list.empty();
  if (mood.wordless) mood.nod = nod_of(words.source);
  if (words.size() == 1 && words.text(0) == "y") mood.nod = Nod::Yes;  // Too short for a phrase.
  mood.angry = swearing().found_in(words) || leaving_vendor().found_in(words) ||
               has_masked_word(words.source) || shouts(words.source) || angry_emoji(words.source);
  mood.sarcastic = is_sarcastic(words);
  return mood;
}

}  // namespace intents
