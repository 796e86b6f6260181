#include "dialog/order.h"

#include <algorithm>
#include <tuple>

namespace dialog {
namespace {

using knowledge::Fix;
using knowledge::Risk;

double prior(const knowledge::Symptom* symptom, const std::string& fix) {
  if (symptom == nullptr) return knowledge::kUnlistedProbability;
  const auto found =
      std::find_if(symptom->fixes.begin(), symptom->fixes.end(),
                   [&](const knowledge::Likely& likely) { return likely.fix == fix; });
  return found == symptom->fixes.end() ? knowledge::kUnlistedProbability : found->probability;
}

// The mean of a beta distribution that starts at the pack's estimate.
double learned(double prior, const Tally& tally) {
  return (prior * kPriorWeight + tally.solved) / (kPriorWeight + tally.solved + tally.failed);
}

Tally tally_of(const Experience& experience, const std::string& symptom, const std::string& fix) {
  const auto by_fix = experience.find(symptom);
  if (by_fix == experience.end()) return {};
  const auto found = by_fix->second.find(fix);
  return found == by_fix->second.end() ? Tally{} : found->second;
}

double cost_of(const Fix& fix) {
  const double risk = fix.risk == Risk::Removes ? kRemovesCostMinutes
                      : fix.risk == Risk::Care  ? kCareCostMinutes
                                                : 0;
  return fix.minutes + risk;
}

// Where nothing is known of the symptom, the pack's vague one stands in.
const knowledge::Symptom* symptom_of(const knowledge::Pack& pack, const Conversation& now) {
  if (const knowledge::Symptom* known = pack.find_symptom(now.symptom)) return known;
  const auto vague = std::find_if(pack.symptoms.begin(), pack.symptoms.end(),
                                  [](const knowledge::Symptom& s) { return s.vague; });
  return vague == pack.symptoms.end() ? nullptr : &*vague;
}

bool still_open(const Conversation& now, const Fix& fix) {
  if (fix.risk == Risk::Removes && now.fate != intents::Fate::Unharmed) return false;
  return is_untried(now, fix.id);
}

}  // namespace

std::vector<Ranked> ranked_fixes(const Brain& brain, const Conversation& conversation) {
  const knowledge::Symptom* symptom = symptom_of(*brain.pack, conversation);
  std::vector<Ranked> ranked;
  for (const Fix& fix : brain.pack->fixes) {
    if (!still_open(conversation, fix)) continue;
    const Tally tally =
        symptom == nullptr ? Tally{} : tally_of(brain.experience, symptom->intent, fix.id);
    ranked.push_back({&fix, learned(prior(symptom, fix.id), tally), cost_of(fix)});
  }
  const auto merit = [&](const Ranked& candidate) {
    const bool fresh = find_attempt(conversation, candidate.fix->id) == nullptr;
    return std::make_tuple(!candidate.fix->last_resort, fresh,
                           candidate.probability / candidate.cost_minutes);
  };
  std::stable_sort(ranked.begin(), ranked.end(),
                   [&](const Ranked& a, const Ranked& b) { return merit(a) > merit(b); });
  return ranked;
}

}  // namespace dialog
