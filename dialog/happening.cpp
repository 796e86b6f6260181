#include "dialog/happening.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dialog {
namespace {

using Kind = HappeningKind;

constexpr std::array<std::string_view, kHappeningKindCount> kHappeningNames = {
    "offered",  "declined", "queued",    "nobody", "assigned",    "message",  "undelivered",
    "note",     "snoozed",  "waiting",   "woken",  "transferred", "returned", "resolved",
    "reopened", "expired",  "withdrawn", "solved", "rated"};

std::string actor_of(const What& what) {
  if (std::holds_alternative<Said>(what) || std::holds_alternative<Pressed>(what)) return "person";
  // Who goes away does nothing: it is noticed.
  if (std::holds_alternative<AgentGone>(what)) return "system";
  return std::visit(
      [](const auto& each) -> std::string {
        if constexpr (requires { each.agent; }) return agent_actor(each.agent);
        return "system";
      },
      what);
}

template <class One>
const One* find(const std::vector<Effect>& effects) {
  const auto found = std::find_if(effects.begin(), effects.end(), [](const Effect& effect) {
    return std::holds_alternative<One>(effect);
  });
  return found == effects.end() ? nullptr : std::get_if<One>(&*found);
}

std::optional<Kind> into_line(const Conversation& before, const What& what, Handoff now) {
  if (before.handoff == now) return std::nullopt;
  const bool passed_on = std::holds_alternative<AgentTransferred>(what);
  if (passed_on && with_agent(before.handoff)) return Kind::Transferred;
  return now == Handoff::Queued ? Kind::Queued : Kind::Nobody;
}

std::optional<Kind> to_agent(const Conversation& before, const What& what,
                             const Conversation& now) {
  if (before.owner == now.owner) {
    if (before.handoff == Handoff::Assigned) return std::nullopt;
    return Kind::Woken;
  }
  if (std::holds_alternative<AgentReopened>(what)) return Kind::Reopened;
  const bool passed_on = std::holds_alternative<AgentTransferred>(what);
  return passed_on && with_agent(before.handoff) ? Kind::Transferred : Kind::Assigned;
}

std::optional<Kind> changed_to(Handoff before, Handoff now, Kind kind) {
  if (before == now) return std::nullopt;
  return kind;
}

// What the handoff came to, if it moved.
std::optional<Kind> movement(const Conversation& before, const What& what,
                             const Conversation& now) {
  switch (now.handoff) {
    case Handoff::None:
      return changed_to(before.handoff, now.handoff,
                        before.handoff == Handoff::Offered ? Kind::Declined : Kind::Withdrawn);
    case Handoff::Offered:
      return changed_to(before.handoff, now.handoff, Kind::Offered);
    case Handoff::Queued:
    case Handoff::Nobody:
      return into_line(before, what, now.handoff);
    case Handoff::Assigned:
      return to_agent(before, what, now);
    case Handoff::Snoozed:
      if (before.snoozed_until == now.snoozed_until) return std::nullopt;
      return Kind::Snoozed;
    case Handoff::Waiting:
      return changed_to(before.handoff, now.handoff, Kind::Waiting);
    case Handoff::Resolved:
      return changed_to(before.handoff, now.handoff, Kind::Resolved);
    case Handoff::Returned:
      return changed_to(before.handoff, now.handoff, Kind::Returned);
    case Handoff::Expired:
      return changed_to(before.handoff, now.handoff, Kind::Expired);
  }
  return std::nullopt;
}

std::string detail_of(Kind kind, const What& what, const Turn& turn) {
  if (kind == Kind::Returned) {
    const auto* by = std::get_if<AgentReturned>(&what);
    return by == nullptr ? "" : by->fix;
  }
  if (const auto* opened = find<OpenHandoff>(turn.effects)) return opened->reason;
  return kind == Kind::Offered ? turn.next.handoff_reason : "";
}

std::string solved_by(const Turn& turn) {
  for (const Effect& effect : turn.effects) {
    const auto* record = std::get_if<RecordOutcome>(&effect);
    if (record != nullptr && record->outcome == Outcome::Solved) return record->fix;
  }
  return "";
}

}  // namespace

std::string_view to_string(HappeningKind kind) {
  return kHappeningNames[static_cast<std::size_t>(kind)];
}

std::optional<HappeningKind> happening_kind_from(std::string_view name) {
  const auto* const found = std::find(kHappeningNames.begin(), kHappeningNames.end(), name);
  if (found == kHappeningNames.end()) return std::nullopt;
  return static_cast<HappeningKind>(found - kHappeningNames.begin());
}

std::vector<Happening> happenings(const Conversation& before, const What& what, const Turn& turn) {
  std::vector<Happening> list;
  const std::string actor = actor_of(what);
  if (const auto kind = movement(before, what, turn.next)) {
    list.push_back({*kind, *kind == Kind::Offered ? "bot" : actor, detail_of(*kind, what, turn)});
  }
  if (std::holds_alternative<AgentNoted>(what)) list.push_back({Kind::Note, actor, ""});
  if (before.closing != Closing::Solved && turn.next.closing == Closing::Solved) {
    list.push_back({Kind::Solved, actor, solved_by(turn)});
  }
  if (const auto* rating = find<RecordRating>(turn.effects)) {
    list.push_back({Kind::Rated, actor, std::to_string(rating->stars)});
  }
  return list;
}

}  // namespace dialog
