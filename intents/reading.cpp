#include "intents/reading.h"

#include <algorithm>

#include "intents/numbers.h"
#include "intents/patterns.h"
#include "intents/warrant.h"

namespace intents {
namespace {

constexpr std::string_view kHuman = "talk_to_human";
constexpr std::string_view kTried = "already_tried";

// A known error string says what fails as surely as a button would.
constexpr double kErrorConfidence = 0.95;
// A piece of a message has little to go by: it must be surer than the whole, most of all to
// outweigh what the whole says.
constexpr double kPieceConfidence = 0.6;
constexpr double kOutweighConfidence = 0.7;
constexpr std::size_t kScrapWords = 2;

enum class Weight : std::uint8_t { Human, Cause, Fix, Vague, Other, Tried, SmallTalk };

Weight weight_of(std::string_view intent, const knowledge::Pack& pack) {
  if (intent == kHuman) return Weight::Human;
  if (const knowledge::Symptom* symptom = pack.find_symptom(intent)) {
    return symptom->vague ? Weight::Vague : Weight::Cause;
  }
  if (pack.fix_for_intent(intent) != nullptr) return Weight::Fix;
  if (intent == kTried) return Weight::Tried;
  const bool small = is_any(intent, {"greeting", "thanks", "goodbye", "yes", "no"});
  return small ? Weight::SmallTalk : Weight::Other;
}

// Narrow, since "I don't want a bot, I want a human" asks for one.
bool no_human_wanted(const Clause& clause, const Words& words) {
  static const Patterns kUnwanted({
      "dont|not want|need|like|wanna to? talk|speak|chat|be? connected|transferred? to|with?",
      "dont|not talk|speak|chat|connect|transfer|call me? to|with?",
      "no|without",
  });
  static const Patterns kPerson({
      "a|an|any|another|the? real|live|actual? human|person|agent|someone|somebody|operator",
      "real|live? people|humans|agents",
  });
  for (std::size_t at = clause.first; at < clause.last; ++at) {
    const auto unwanted = kUnwanted.match_at(words, at);
    const auto human = unwanted ? kPerson.match_at(words, unwanted->last) : std::nullopt;
    if (human && human->last <= clause.last) {
      // "no agent answered": only a message of that alone declines.
      return unwanted->row < 2 || human->last == clause.last;
    }
  }
  return false;
}

// `intent` asks for the fix, or is the symptom that it is first tried for.
bool is_about(std::string_view intent, const std::string& fix, const knowledge::Pack& pack) {
  const knowledge::Fix* asked = pack.fix_for_intent(intent);
  if (asked != nullptr && asked->id == fix) return true;
  const knowledge::Symptom* symptom = pack.find_symptom(intent);
  return symptom != nullptr && !symptom->vague && !symptom->fixes.empty() &&
         symptom->fixes.front().fix == fix;
}

// How far the best is ahead of the second.
double margin_of(const std::vector<Scored>& best) {
  if (best.empty()) return 0;
  return best.front().confidence - (best.size() > 1 ? best[1].confidence : 0);
}

void replace_best(Prediction& prediction, std::string_view intent) {
  auto& best = prediction.best;
  const double confidence = best.front().confidence;
  best.erase(std::remove_if(best.begin(), best.end(),
                            [&](const Scored& scored) { return scored.id == intent; }),
             best.end());
  if (best.empty()) best.emplace_back();
  best.front() = {std::string(intent), confidence};
  prediction.margin = margin_of(best);
}

// What no word of the clause warrants makes room for the next best.
void drop_unwarranted(Heard& heard, const Words& words) {
  auto& best = heard.prediction.best;
  while (!best.empty() && !is_warranted(best.front().id, heard.clause, words)) {
    best.erase(best.begin());
    const double confidence = best.empty() ? 0 : best.front().confidence;
    heard.prediction.margin = margin_of(best);
    if (confidence < kPieceConfidence) heard.prediction.out_of_scope = true;
  }
}

// A pack may have phrases of what it isn't for: they fit no intent of its own.
void note_elsewhere(Heard& heard) {
  Prediction& prediction = heard.prediction;
  heard.elsewhere = !prediction.best.empty() && prediction.best.front().id == kOutOfScope;
  if (heard.elsewhere) prediction.out_of_scope = true;
  std::erase_if(prediction.best, [](const Scored& scored) { return scored.id == kOutOfScope; });
}

struct Candidate {
  Scored scored;
  Weight weight = Weight::Other;
  const std::vector<std::string>* evidence = nullptr;
};

void add(std::vector<Candidate>& candidates, Candidate candidate) {
  for (Candidate& known : candidates) {
    if (known.scored.id != candidate.scored.id) continue;
    if (candidate.scored.confidence > known.scored.confidence) known = std::move(candidate);
    return;
  }
  candidates.push_back(std::move(candidate));
}

bool is_sure(const Heard& heard) {
  return !heard.prediction.out_of_scope && !heard.prediction.best.empty();
}

// The clause counts beside what the whole message says.
bool stands(const Heard& heard, const Heard& whole, const knowledge::Pack& pack) {
  if (!is_sure(heard)) return false;
  const Scored& best = heard.prediction.best.front();
  if (best.confidence < kPieceConfidence) return false;
  if (!is_sure(whole) || whole.prediction.best.front().id == best.id) return true;
  const Weight weight = weight_of(best.id, pack);
  const bool outweighs = weight < weight_of(whole.prediction.best.front().id, pack);
  return !outweighs || best.confidence >= kOutweighConfidence;
}

bool says_more(const Heard& heard) {
  return heard.prediction.out_of_scope && heard.clause.last - heard.clause.first > kScrapWords;
}

// "hello, what is the capital of France": the greeting doesn't bring the question into scope.
bool only_small_talk(const Heard& whole, const std::vector<Heard>& clauses,
                     const std::vector<Candidate>& candidates) {
  const bool small =
      std::all_of(candidates.begin(), candidates.end(),
                  [](const Candidate& candidate) { return candidate.weight == Weight::SmallTalk; });
  return small && std::any_of(clauses.begin(), clauses.end(), [&](const Heard& heard) {
           return says_more(heard) && (whole.prediction.out_of_scope || heard.clause.asks);
         });
}

void keep(Merged& merged, const std::vector<Candidate>& candidates) {
  for (const Candidate& candidate : candidates) {
    if (merged.intents.size() < kIntentsMax) merged.intents.push_back(candidate.scored);
  }
  if (!candidates.empty() && candidates.front().evidence != nullptr) {
    merged.evidence = *candidates.front().evidence;
  }
}

// What only came near, after what is sure.
void add_near(Merged& merged, const Prediction& prediction) {
  for (const Scored& near : prediction.best) {
    const bool known = std::any_of(merged.intents.begin(), merged.intents.end(),
                                   [&](const Scored& scored) { return scored.id == near.id; });
    if (!known && merged.intents.size() < kIntentsMax) merged.intents.push_back(near);
  }
}

std::vector<Candidate> candidates_of(const Heard& whole, const std::vector<Heard>& clauses,
                                     Merged& merged, const knowledge::Pack& pack) {
  std::vector<Candidate> candidates;
  for (const Heard& heard : clauses) {
    if (!stands(heard, whole, pack)) continue;
    const Scored& best = heard.prediction.best.front();
    add(candidates, {best, weight_of(best.id, pack), &heard.prediction.evidence});
    if (std::find(merged.mentioned.begin(), merged.mentioned.end(), best.id) ==
        merged.mentioned.end()) {
      merged.mentioned.push_back(best.id);
    }
  }
  if (is_sure(whole)) {
    const Scored& best = whole.prediction.best.front();
    add(candidates, {best, weight_of(best.id, pack), &whole.prediction.evidence});
    if (merged.mentioned.empty()) merged.mentioned.push_back(best.id);
  }
  return candidates;
}

}  // namespace

void correct(Heard& heard, const Words& words, const std::vector<FixMention>& mentions,
             const knowledge::Pack& pack) {
  Prediction& prediction = heard.prediction;
  note_elsewhere(heard);
  drop_unwarranted(heard, words);
  if (prediction.best.empty()) return;
  const std::string intent = prediction.best.front().id;
  if (intent == kHuman && no_human_wanted(heard.clause, words)) {
    replace_best(prediction, "no");
    return;
  }
  // "I restarted but did not update" asks for no update; "I did not update" alone may well.
  const bool done = std::any_of(mentions.begin(), mentions.end(),
                                [](const FixMention& mention) { return mention.done; });
  bool here = false;
  bool about = false;
  bool refused = false;
  for (const FixMention& mention : mentions) {
    if (mention.at < heard.clause.first || mention.at >= heard.clause.last) continue;
    here = true;
    about = about || is_about(intent, mention.fix, pack);
    refused = refused || mention.refused;
  }
  // "yes" and "no" are near "wifi is fine", and say less.
  about = about || (here && is_any(intent, {"yes", "no"}));
  if (about && done) {
    replace_best(prediction, kTried);
  } else if (about && refused) {
    replace_best(prediction, "skip");
  }
}

Merged merge(const Heard& whole, const std::vector<Heard>& clauses, std::string_view error_symptom,
             const knowledge::Pack& pack) {
  Merged merged;
  std::vector<Candidate> candidates = candidates_of(whole, clauses, merged, pack);
  if (!error_symptom.empty()) {
    const bool caused =
        std::any_of(candidates.begin(), candidates.end(),
                    [](const Candidate& candidate) { return candidate.weight == Weight::Cause; });
    if (!caused) {
      add(candidates, {{std::string(error_symptom), kErrorConfidence},
                       weight_of(error_symptom, pack),
                       &whole.prediction.evidence});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) {
                     if (a.weight != b.weight) return a.weight < b.weight;
                     return a.scored.confidence > b.scored.confidence;
                   });
  if (whole.elsewhere) merged.abstained = Abstained::OtherSubject;
  if (!candidates.empty()) {
    merged.abstained =
        only_small_talk(whole, clauses, candidates) ? Abstained::OnlyManners : Abstained::No;
  }
  keep(merged, candidates);
  if (candidates.empty()) merged.evidence = whole.prediction.evidence;
  if (candidates.size() <= 1) add_near(merged, whole.prediction);
  if (!merged.intents.empty()) {
    const double second = merged.intents.size() > 1 ? merged.intents[1].confidence : 0;
    merged.margin = std::max(0.0, merged.intents[0].confidence - second);
  }
  return merged;
}

}  // namespace intents
