#include "dialog/event.h"

#include <algorithm>
#include <array>

namespace dialog {
namespace {

constexpr std::array<std::string_view, kTimerKindCount> kTimerNames = {
    "remind", "close", "follow_up", "wake", "agent_silence", "agent_lease", "queue", "outage"};

}  // namespace

std::string_view to_string(TimerKind kind) { return kTimerNames[static_cast<std::size_t>(kind)]; }

std::optional<TimerKind> timer_kind_from(std::string_view name) {
  const auto* found = std::find(kTimerNames.begin(), kTimerNames.end(), name);
  if (found == kTimerNames.end()) return std::nullopt;
  return static_cast<TimerKind>(found - kTimerNames.begin());
}

}  // namespace dialog
