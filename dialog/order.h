// Which fix to try next: a decision, not a list.
//
// Trying things one after another until one helps costs least on average when they are sorted by
// probability / cost (the ratio rule for sequential search: Mitten, "An Analytic Solution to the
// Least Cost Testing Sequence Problem", 1960). The probability is the pack's, for the symptom,
// moved by what past conversations showed; the cost is minutes plus a price for risk.

#pragma once

#include <string>
#include <vector>

#include "dialog/brain.h"
#include "dialog/conversation.h"

namespace dialog {

struct Ranked {
  const knowledge::Fix* fix = nullptr;  // Owned by the pack.
  double probability = 0;
  double cost_minutes = 0;
};

// A fix that removes something costs an hour more, one that is hard to take back ten minutes.
inline constexpr double kRemovesCostMinutes = 60;
inline constexpr double kCareCostMinutes = 10;
// How many past conversations weigh as much as the pack's own estimate.
inline constexpr double kPriorWeight = 20;

// The fixes still worth trying, best first: none that was tried, failed or refused, none that
// removes something from a phone that is lost, broken or about to leave. Those that were shown and
// passed over in silence come after the fresh ones, last resorts at the end.
[[nodiscard]] std::vector<Ranked> ranked_fixes(const Brain& brain,
                                               const Conversation& conversation);

}  // namespace dialog
