#include "tests/dialog/custody_promises.h"

#include <algorithm>
#include <array>

#include "dialog/happening.h"

namespace tests {
namespace {

using namespace dialog;  // NOLINT(google-build-using-namespace): this speaks of nothing else.

enum class Clock : std::uint8_t { Untouched, Set, Stopped };
Clock set_at_the_end(const Turn& turn, TimerKind kind) {
  Clock clock = Clock::Untouched;
  for (const Effect& effect : turn.effects) {
    const auto* set = std::get_if<SetTimer>(&effect);
    const auto* cleared = std::get_if<ClearTimer>(&effect);
    if (set != nullptr && set->kind == kind) clock = Clock::Set;
    if (cleared != nullptr && cleared->kind == kind) clock = Clock::Stopped;
  }
  return clock;
}

// By induction: who must run was set when it began, and stopped when it ended.
std::string broken_clock(const Turn& turn, TimerKind kind, bool before, bool after) {
  const Clock clock = set_at_the_end(turn, kind);
  const std::string name(to_string(kind));
  if (!before && after && clock != Clock::Set) return name + " isn't set";
  if (before && after && clock == Clock::Stopped) return name + " is stopped too early";
  if (before && !after && clock != Clock::Stopped) return name + " runs on";
  return !after && clock == Clock::Set ? name + " is set for nothing" : "";
}

// An answer is owed, and somebody watches that it comes.
bool owes(const Conversation& c) {
  return c.handoff == Handoff::Assigned && c.waits_since != Instant{};
}

std::string broken_clocks(const Conversation& from, const Turn& turn) {
  const Conversation& next = turn.next;
  const bool left_line = from.owner.kind == OwnerKind::Queue && next.owner.kind != OwnerKind::Queue;
  if (left_line && set_at_the_end(turn, TimerKind::Queue) != Clock::Stopped) {
    return "the line's clock runs on";
  }
  return broken_clock(turn, TimerKind::AgentSilence, owes(from), owes(next)) +
         broken_clock(turn, TimerKind::AgentLease, owes(from) && from.at_desk,
                      owes(next) && next.at_desk) +
         broken_clock(turn, TimerKind::Wake, from.handoff == Handoff::Snoozed,
                      next.handoff == Handoff::Snoozed);
}

}  // namespace

// A timer arms only what comes later in life: nothing runs in a circle by itself.
bool may_arm(dialog::TimerKind fired, dialog::TimerKind armed) {
  const auto rank = [](TimerKind kind) {
    constexpr auto order = std::to_array<TimerKind>(
        {TimerKind::Wake, TimerKind::AgentSilence, TimerKind::AgentLease, TimerKind::Queue});
    return std::find(order.begin(), order.end(), kind) - order.begin();
  };
  if (armed == TimerKind::Outage) return fired == armed;  // Ends by itself: outage_test.cpp.
  if (armed == TimerKind::Close) return fired != TimerKind::Close;
  const bool of_agents = rank(armed) > 0 && rank(armed) < 4;
  return of_agents && rank(fired) < rank(armed);
}

// Owner, epoch, the handoff's state and its clocks tell one story.
std::string broken_custody(const Conversation& from, const Turn& turn) {
  const Conversation& next = turn.next;
  const bool owned = next.owner.kind == OwnerKind::Agent;
  const bool queued = next.owner.kind == OwnerKind::Queue;
  if (owned != with_agent(next.handoff)) return "owner and handoff disagree";
  if (queued != in_line(next.handoff)) return "queue and handoff disagree";
  const bool moved = !(from.owner == next.owner);
  if (moved != (from.owner_epoch != next.owner_epoch)) return "the epoch isn't the owner's";
  if (next.owner_epoch < from.owner_epoch) return "the epoch shrinks";
  if (queued && next.waits_since == Instant{}) return "in line without waiting";
  if (queued && next.queued_since == Instant{}) return "in line without a place";
  if (!owned && !queued && next.waits_since != Instant{}) return "waits for nobody";
  if ((next.snoozed_until != Instant{}) != (next.handoff == Handoff::Snoozed)) {
    return "snoozed until never";
  }
  if (from.state != State::Rating && next.state == State::Rating && next.rated) {
    return "asks twice how it was";
  }
  return broken_clocks(from, turn);
}

std::string broken_packet(const Conversation& from, const Conversation& next) {
  if (next.handoff_reason != from.handoff_reason) return "forgets why it was handed over";
  // The small pack's only cause.
  if (from.symptom == "full" && next.symptom != "full") return "chatter replaces the cause";
  for (const Attempt& before : from.attempts) {
    const Attempt* after = find_attempt(next, before.fix);
    if (after == nullptr) return "forgets what was shown";
    const bool judged = after->outcome == Outcome::Failed || after->outcome == Outcome::Solved;
    const bool open = before.outcome == Outcome::SaidTried || before.outcome == after->outcome;
    if (judged && !open) return "chatter judges what no agent has sent";
  }
  return "";
}

std::string broken_story(const Conversation& from, const What& what, const Turn& turn) {
  const auto told = happenings(from, what, turn);
  const auto moves = std::count_if(told.begin(), told.end(), [](const Happening& happening) {
    return happening.kind != HappeningKind::Note && happening.kind != HappeningKind::Solved &&
           happening.kind != HappeningKind::Rated;
  });
  const bool moved = from.owner_epoch != turn.next.owner_epoch || from.handoff != turn.next.handoff;
  if (moved && moves == 0) return "the handoff moves, and nobody is told";
  if (moves > 0 && !moved && what.index() != What(AgentSnoozed{}).index()) {
    return "told of a handoff that didn't move: " + std::string(to_string(told.front().kind));
  }
  return "";
}

}  // namespace tests
