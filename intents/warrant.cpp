#include "intents/warrant.h"

#include <string>
#include <vector>

#include "intents/patterns.h"

namespace intents {
namespace {

const Patterns& of_worked() {
  static const Patterns kPatterns({
      "work*|wroked|wrkd|wrks|helped|fixed|solved|sorted|resolved|success*|succeeded",
      "that|thats|this|it|its|which|restart*|updat*|reset*|delet*|sign*|trick|has|have did|done "
      "it|the?",
      "thats|that|this|it did|done",
      "did|done the trick",
      "done|finished|complete|completed|completes|perfect|great|brilliant|excellent|awesome",
      "good|fine|well|better|ok|okay|right|set|sorted now|again|here|thanks|thank|ty|today",
      "all|is|its|looks|looking|am|im|were|feels good|fine|well|better|ok|okay|right|set",
      "backed|backing|backs it? up",
      "last? backup is|was|ran|went|there|from|just|today|now|succeeded|happened|finally",
      "went|goes|going|gone|got through|all|to|ahead",
      "no|not more|longer|any|anymore",
      "error|errors|message|failure|problem|warning|it is|was|has|have|just? gone|disappeared|"
      "vanished|away",
      "gone|disappeared|vanished now|today|finally",
      "anymore|reached|finally|yay*|yes*|hooray|hurray|woo*|magic|bingo|yippee|hallelujah|happy",
      "moves|moving|running|uploading|continues|continuing|starts|started|backing now|again",
      "# percent|minutes|minute|seconds|second ago?",
      "100|just now",
      "at|to 100",
      "minute|minutes|moment|hour ago",
      "got it|there",
      "there we go",
      "woke|wakes up",
  });
  return kPatterns;
}

const Patterns& of_talk_to_human() {
  static const Patterns kPatterns({
      "hum*|hooman*|person*|people|agen*|agrnt|agnt|someone*|somebod*|body|operat*",
      "some one",
      "rep|reps|repres*|advis*|staff|employee|manager|supervisor|boss|talk*|speak*|spoke|chat*",
      "call*|phone|ring|live|support*|assistant|specialist|expert|technician|team|transfer*",
      "escalat*|connect*|anyone|anybody|guy|man|woman|colleague|individual|being|service|bot|bots",
      "handoff|hand me? over|off",
      "real|actual one|help",
  });
  return kPatterns;
}

const Patterns& of_data_loss_worry() {
  static const Patterns kPatterns({
      "lose|loose|losing|loses|lost|loss|delet*|eras*|wip*|remov*|gone|go|goes|vanish*|disappear*",
      "safe*|danger*|risk*|wrong|harm*|hurt|undo*|undone|revers*|back|keep|keeps|kept|stay*|still",
      "worr*|afraid|scared|fear*|nervous|anxious|happen*|log|affect*|touch*|destroy*|break",
  });
  return kPatterns;
}

const Patterns& of_stop() {
  static const Patterns kPatterns({
      "stop*|quit*|exit|end*|cancel*|leav*|enough|clos*|unsubscribe|shut|away|done|forget|"
      "forgetting",
      "giv* up",
      "never mind",
      "nvm|nevermind|bye|abort|finish*|quiet|silence|mute|paus*|drop|over|remind*|off",
      "no|not|dont more|want|wanna|contact|messag*|writ*|text*|continu*|remind*|send|bother",
  });
  return kPatterns;
}

const Patterns& of_start_over() {
  static const Patterns kPatterns({
      "over|again|restart*|start*|begin*|reset*|anew|scratch|new|fresh|first|top|menu|different",
      "another|other|square|clear|back",
  });
  return kPatterns;
}

const Patterns& of_erase_my_data() {
  static const Patterns kPatterns({
      "delet*|dele*|eras*|remov*|forg*|wip*|gdpr|clear*|destroy*|purg*|rid|scrub*|data|history",
      "record*|information|info|everything|conversation|chat|messages",
  });
  return kPatterns;
}

// Null for an intent that needs none.
const Patterns* words_for(std::string_view intent) {
  if (intent == "worked") return &of_worked();
  if (intent == "talk_to_human") return &of_talk_to_human();
  if (intent == "data_loss_worry") return &of_data_loss_worry();
  if (intent == "stop") return &of_stop();
  if (intent == "start_over") return &of_start_over();
  if (intent == "erase_my_data") return &of_erase_my_data();
  return nullptr;
}

}  // namespace

bool is_warranted(std::string_view intent, const Clause& clause, const Words& words) {
  const Patterns* patterns = words_for(intent);
  if (patterns == nullptr) return true;
  for (std::size_t at = clause.first; at < clause.last; ++at) {
    const auto hit = patterns->match_at(words, at);
    if (hit && hit->last <= clause.last) return true;
  }
  return false;
}

}  // namespace intents
