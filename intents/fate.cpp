#include "intents/fate.h"

#include <algorithm>

#include "intents/numbers.h"
#include "intents/patterns.h"

namespace intents {
namespace {

const Patterns& lost() {
  static const Patterns kPatterns({
      "lost my|the|this|her|his old? iphone|phone|mobile|device",
      "my|the|this|her|his old? iphone|phone is|was|got|been lost|stolen|missing|gone",
      "my|the|this|her|his old? iphone|phone has lost|stolen|gone",
      "my|the|this|her|his old? iphone|phone has|have been lost|stolen",
      "stolen|lost old? iphone|phone|mobile",
      "stole|stolen|robbed|snatched|took my? iphone|phone",
      "it|phone|iphone was|got|is|been stolen",
      "stole it",
      "i got robbed",
      "left my phone on|in|at the|a train|bus|taxi|cab|plane|uber",
      "cant|cannot find my iphone|phone anywhere|anymore",
  });
  return kPatterns;
}

const Patterns& broken() {
  static const Patterns kPatterns({
      "screen|display|glass|lcd|touchscreen is? ~ "
      "cracked|broken|broke|black|shattered|smashed|dead",
      "cracked|broken|shattered|smashed|dead|black screen|display|iphone|phone",
      "broke|cracked|smashed|shattered my|the|her|his iphone|phone|screen|display",
      "iphone|phone is|got|was|seems|has ~ broken|broke|dead|bricked|wet|damaged|drowned|destroyed",
      "iphone|phone broke|bricked|drowned",
      "dropped|drop|dropping my? it|phone|iphone? ~ water|toilet|pool|sink|sea|bath|lake",
      "fell ~ water|toilet|pool|sink|sea|bath|lake|river",
      "water|liquid damage*",
      "iphone|phone|it fell|falls off|into|in|from|down|overboard",
      "iphones|phones dead|broken|bricked|cracked|smashed|destroyed|drowned",
      "screen|display|touchscreen|touch screen? stopped|quit responding|working|reacting",
  });
  return kPatterns;
}

// What is broken is what doesn't work: the "not" is a part of it.
const Patterns& dead() {
  static const Patterns kPatterns({
      "screen|display|touchscreen|touch screen? doesnt|isnt|wont|not "
      "work|working|respond|responding|react|light",
      "screen|display|touchscreen|touch screen? does|will|is not "
      "work|working|respond|responding|react|light",
      "iphone|phone|screen wont|doesnt|isnt|not turn|switch|power|turning on",
      "iphone|phone|screen does|will|is not turn|switch|power|turning on",
      "it wont|doesnt turn|switch|power on anymore|again|at",
      "phone|iphone wont|doesnt charge|boot|start anymore?",
      "phone|iphone does|will not charge|boot|start",
  });
  return kPatterns;
}

const Patterns& leaving() {
  static const Patterns kPatterns({
      "sell|selling it|them|this",
      "sell|selling my|the|this|her|his old? iphone|phone|mobile|device|one|#",
      "sold my|the|this iphone|phone|mobile",
      "iphone|phone is in|at ~ repair|repairs|workshop",
      "iphone|phone|it goes|going|gets|getting|has|needs to? in|to|for ~ repair|repairs|repaired",
      "iphone|phone|it gets|getting|be|being sent to|in|off|back|away",
      "hand|handing|turn|turning|drop|dropping|bring|bringing in|off it|this|my|the iphone|phone?",
      "hand|handing|turn|turning it|this|my|the iphone|phone? in",
      "swap|swapping|exchange|exchanging|replace|replacing it|this|my|the? old? iphone|phone",
      "trade|trading it|this in",
      "before|for|till|until|the trade in",
      "trade in tomorrow|tmrw|tmr|today|tonight|on|this|next|soon|is",
      "trade|trading my|the|this old? iphone|phone|device|one # in",
      "trade|trading my|the|this old? iphone|phone|device|one in",
      "trade|trading in my|the|this|it",
      "give|giving|hand|handing|pass|passing it|this|them away|back|over|to|on",
      "give|giving|hand|handing my|the|this old? iphone|phone ~ away|back|over|to",
      "give|giving|hand|handing away|back|over my|the|this",
      "giving my|the ~ my|this|the old? iphone|phone",
      "return|returning it|them tomorrow|today|tonight|to|soon|this|next|back",
      "return|returning my|the|this|work iphone|phone",
      "send|sending it|the|my phone|iphone? back|in|off",
      "take|taking|bring|bringing it|the|my phone|iphone? ~ ~ repair|repaired|fixed",
      "recycle|recycling it|my|the|this",
      "going|about|plan|planning|gonna|supposed to? ~ erase|wipe my|the|this|it|phone|everything",
      "need|want|have|has|wanna to? ~ erase|wipe my|the|this|it|phone|everything",
      "before|am|im ~ erase|wipe|erasing|wiping my|the|this|it|phone|everything",
      "going|about|plan|planning|gonna|supposed|before|am|im ~ factory reset|resetting",
      "need|want|have|has|wanna ~ factory reset",
      "is|its being|getting sold|traded|wiped|erased|repaired|returned",
      "be|gets sold|wiped|erased|repaired|returned|traded tomorrow|today|tonight|next|this|soon",
  });
  return kPatterns;
}

// "if I lose it", "isn't broken", "do you sell": said, but not so.
bool denied_before(const Words& words, const Patterns::Hit& hit) {
  const bool opens = words[hit.first].starts_sentence || words[hit.first].after_comma;
  const std::size_t from = opens ? hit.first : hit.first - std::min<std::size_t>(hit.first, 4);
  for (std::size_t at = hit.first; at-- > from;) {
    if (is_any(words[at].text,
               {"not",     "isnt",  "wasnt",  "didnt",   "dont", "havent", "hasnt", "never",
                "if",      "case",  "unless", "cant",    "wont", "you",    "apple", "they",
                "without", "arent", "doesnt", "instead", "no",   "does"})) {
      return true;
    }
    if (words[at].starts_sentence || words[at].after_comma) break;
  }
  return false;
}

bool denied_within(const Words& words, const Patterns::Hit& hit) {
  for (std::size_t at = hit.first; at < hit.last; ++at) {
    if (is_any(words[at].text, {"not", "never", "isnt"})) return true;
  }
  return false;
}

// "lost my phone number", "phone is broken down into": the phone isn't what is meant.
bool of_something_else(const Words& words, const Patterns::Hit& hit) {
  if (hit.last == words.size()) return false;
  if (words[hit.last].after_comma || words[hit.last].starts_sentence) return false;
  return is_any(
      words.text(hit.last),
      {"number",      "data",     "photos",  "contacts", "backup", "backups",    "storage",
       "password",    "passcode", "charger", "case",     "plan",   "connection", "wifi",
       "network",     "cable",    "signal",  "settings", "notes",  "pictures",   "service",
       "screenshots", "slow",     "easy",    "simple"});
}

// "my old phone broke, this is the new one": the harm is done, and not to this phone.
bool replaced(const Words& words, const Patterns::Hit& hit) {
  static const Patterns kSuccessor({"new one|phone|iphone|device", "new #", "replacement",
                                    "got|have|bought a new", "this is a|the|my new",
                                    "restore|restoring", "instead"});
  const std::size_t from = hit.first < 2 ? 0 : hit.first - 2;
  bool former = false;
  for (std::size_t at = from; at < hit.last; ++at) {
    former = former || is_any(words[at].text, {"old", "previous", "last", "other", "former",
                                               "wifes", "husbands", "moms", "sons", "friends"});
  }
  return former && kSuccessor.found_in(words);
}

bool holds(const Words& words, const Patterns::Hit& hit, bool ignores_replaced) {
  return !denied_before(words, hit) && !of_something_else(words, hit) &&
         !(ignores_replaced && replaced(words, hit));
}

bool holds_in(const Patterns& patterns, const Words& words, bool ignores_replaced) {
  const auto hits = patterns.find_all(words);
  return std::any_of(hits.begin(), hits.end(), [&](const Patterns::Hit& hit) {
    return holds(words, hit, ignores_replaced) && !denied_within(words, hit);
  });
}

bool is_dead(const Words& words) {
  const auto hits = dead().find_all(words);
  return std::any_of(hits.begin(), hits.end(),
                     [&](const Patterns::Hit& hit) { return holds(words, hit, true); });
}

}  // namespace

Fate fate_in(const Words& words) {
  if (holds_in(lost(), words, true)) return Fate::Lost;
  if (holds_in(broken(), words, true) || is_dead(words)) return Fate::Broken;
  // Whoever sells the old phone still has it, and its backup matters most.
  if (holds_in(leaving(), words, false)) return Fate::Leaving;
  return Fate::Unharmed;
}

}  // namespace intents
