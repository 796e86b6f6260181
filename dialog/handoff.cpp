#include "dialog/handoff.h"

#include <algorithm>
#include <array>

namespace dialog {
namespace {

using enum Handoff;
using Step = HandoffStep;

constexpr std::array<std::string_view, kHandoffCount> kHandoffNames = {
    "",        "offered", "queued",   "nobody",   "assigned",
    "snoozed", "waiting", "resolved", "returned", "expired"};
constexpr std::array<std::string_view, kHandoffStepCount> kStepNames = {
    "offer",        "decline",      "join", "join_nobody", "somebody_here", "claim",    "snooze",
    "await_person", "person_wrote", "wake", "return",      "resolve",       "withdraw", "expire"};

template <class... H>
constexpr std::uint16_t among(H... states) {
  return static_cast<std::uint16_t>(((1U << static_cast<unsigned>(states)) | ...));
}

constexpr std::uint16_t kWithBot = among(None, Offered, Resolved, Returned, Expired);
constexpr std::uint16_t kInLine = among(Queued, Nobody);
constexpr std::uint16_t kWithAgent = among(Assigned, Snoozed, Waiting);
constexpr std::uint16_t kAny = kWithBot | kInLine | kWithAgent;

constexpr auto kHandoffTable = std::to_array<HandoffRow>({
    {kWithBot, Step::Offer, Offered},
    {among(Offered), Step::Decline, None},
    {kWithBot | kWithAgent, Step::Join, Queued},
    {kWithBot | kWithAgent, Step::JoinNobody, Nobody},
    {among(Nobody), Step::SomebodyHere, Queued},
    {kAny, Step::Claim, Assigned},
    {kWithAgent, Step::Snooze, Snoozed},
    {kWithAgent, Step::AwaitPerson, Waiting},
    {among(Snoozed, Waiting), Step::PersonWrote, Assigned},
    {among(Snoozed, Waiting), Step::Wake, Assigned},
    {kWithAgent, Step::Return, Returned},
    {kWithAgent, Step::Resolve, Resolved},
    {kInLine | kWithAgent | among(Offered), Step::Withdraw, None},
    {kInLine, Step::Expire, Expired},
});

constexpr bool holds(std::uint16_t states, Handoff state) {
  return (states >> static_cast<unsigned>(state) & 1U) != 0;
}

}  // namespace

std::string_view to_string(Handoff handoff) {
  return kHandoffNames[static_cast<std::size_t>(handoff)];
}

std::optional<Handoff> handoff_from(std::string_view name) {
  const auto* const found = std::find(kHandoffNames.begin(), kHandoffNames.end(), name);
  if (found == kHandoffNames.end()) return std::nullopt;
  return static_cast<Handoff>(found - kHandoffNames.begin());
}

std::string_view to_string(HandoffStep step) { return kStepNames[static_cast<std::size_t>(step)]; }

std::span<const HandoffRow> handoff_table() { return kHandoffTable; }

Handoff next_handoff(Handoff now, HandoffStep step) {
  const auto* const row =
      std::find_if(kHandoffTable.begin(), kHandoffTable.end(),
                   [&](const HandoffRow& each) { return each.on == step && holds(each.in, now); });
  return row == kHandoffTable.end() ? now : row->to;
}

}  // namespace dialog
