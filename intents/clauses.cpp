#include "intents/clauses.h"

#include <algorithm>

#include "intents/patterns.h"

namespace intents {
namespace {

// A new thing is said from here on, whatever stands before.
const Patterns& openers() {
  static const Patterns kPatterns({"but", "however", "although", "though", "except that",
                                   "also can", "also how", "also my", "anyway", "plus i|my|it"});
  return kPatterns;
}

// A new thing after a comma, a dash, "and", "so" or "then".
const Patterns& starters() {
  static const Patterns kPatterns({
      "i|im|ive|id|ill|we|it|its|he|she|they|you|my|this|that|there|theres",
      "can|could|should|would|will|do|does|did|is|are|was|have|has",
      "how|what|why|when|where|which|who|wheres|whats|hows",
      "still|now|please|pls|plz|says|just|let|lets|give|get|connect|help|not|no|nothing|nope",
      "cant|couldnt|doesnt|didnt|dont|isnt|wont|havent|keeps",
      "a|an|real|live|actual? agent|human|person|operator|rep|representative|someone|somebody",
      "thanks|thank|hi|hello|hey|bye|yes|yeah|ok|okay|sorry|maybe|the|same|want|need",
      "backup|backups|icloud|phone|iphone|storage|wifi|internet|itunes|account "
      "is|was|stuck|full|fails|failed|failing|says|wont|doesnt|isnt|cant|keeps|still|stops|"
      "stopped|hangs|takes|never|not|has",
  });
  return kPatterns;
}

const Patterns& joints() {
  static const Patterns kPatterns(
      {"and", "so", "then", "and then", "and so", "and also", "because", "cause", "cuz"});
  return kPatterns;
}

const Patterns& negations() {
  static const Patterns kPatterns({
      "no? its|thats|it|that|this is? not the|my|a|about|because",
      "no? it|that|this isnt|wasnt the|my|about|because",
      "not the|my|about|because",
      "no? i dont|didnt mean|have|want the|my|a?",
  });
  return kPatterns;
}

const Patterns& questions() {
  static const Patterns kPatterns({
      "and|so|but? what|whats|who|whos|where|wheres|when|which|why|how|hows|tell|write|show|book",
      "and|so|but? can|could|would|will|do|does|did|is|are you|u|i|we|it|there|the|my|this",
  });
  return kPatterns;
}

bool opens(const Words& words, std::size_t at) {
  if (words[at].starts_sentence || openers().match_at(words, at)) return true;
  if (words[at].after_comma && starters().match_at(words, at)) return true;
  // The dash of "it failed - human please" parts anything.
  if (words.gap_before(at).find(" - ") != std::string_view::npos) return true;
  const auto joint = joints().match_at(words, at);
  return joint && starters().match_at(words, joint->last).has_value();
}

}  // namespace

std::vector<Clause> clauses_of(const Words& words) {
  std::vector<Clause> clauses;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (at == 0 || (clauses.size() < kClausesMax && opens(words, at))) clauses.push_back({at, at});
    clauses.back().last = at + 1;
  }
  for (Clause& clause : clauses) {
    clause.negates = negations().match_at(words, clause.first).has_value();
    clause.asks = questions().match_at(words, clause.first).has_value();
  }
  return clauses;
}

std::string_view text_of(const Clause& clause, const Words& words) {
  const std::size_t begin = words[clause.first].begin;
  // The marks after the last word belong to it: "?" tells a question.
  const std::string_view after = words.gap_before(clause.last);
  const std::size_t marks = std::min(after.find_first_not_of("?!."), after.size());
  return words.source.substr(begin, words[clause.last - 1].end + marks - begin);
}

}  // namespace intents
