// The handoff's own life, beside the dialog's states: (state, step) -> state, as a table that runs,
// is drawn by `stepwise graph --of handoff`, and is explored together with the dialog's.
//
// The dialog decides when a step is taken; this says only where it leads. Values; no I/O.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dialog {

enum class Handoff : std::uint8_t {
  None,
  Offered,   // The bot asked whether a person is wanted.
  Queued,    // In line.
  Nobody,    // In line while nobody is there: the request is kept.
  Assigned,  // An agent has it.
  Snoozed,   // An agent has it, and is reminded later or when the person writes.
  Waiting,   // An agent has it, and waits for the person to write.
  Resolved,
  Returned,  // The bot has it again.
  Expired,   // Nobody came in time.
};
inline constexpr std::size_t kHandoffCount = 10;

enum class HandoffStep : std::uint8_t {
  Offer,
  Decline,       // The offer is passed over.
  Join,          // Asked for; also given back by an agent.
  JoinNobody,    // The same while nobody is there.
  SomebodyHere,  // The agents' hours have begun.
  Claim,         // An agent takes it, speaks, or goes on with it.
  Snooze,
  AwaitPerson,
  PersonWrote,
  Wake,  // The snooze is over.
  Return,
  Resolve,
  Withdraw,  // The person needs nobody any more.
  Expire,
};
inline constexpr std::size_t kHandoffStepCount = 14;

// "queued"; "" for None, and back.
[[nodiscard]] std::string_view to_string(Handoff handoff);
[[nodiscard]] std::optional<Handoff> handoff_from(std::string_view name);
[[nodiscard]] std::string_view to_string(HandoffStep step);

struct HandoffRow {
  std::uint16_t in;  // Bits of Handoff.
  HandoffStep on;
  Handoff to;
};
[[nodiscard]] std::span<const HandoffRow> handoff_table();

// Where the step leads; the same state where it means nothing.
[[nodiscard]] Handoff next_handoff(Handoff now, HandoffStep step);

// Who has the conversation meanwhile: nobody waits, one of the queue, an agent.
[[nodiscard]] constexpr bool in_line(Handoff handoff) {
  return handoff == Handoff::Queued || handoff == Handoff::Nobody;
}
[[nodiscard]] constexpr bool with_agent(Handoff handoff) {
  return handoff == Handoff::Assigned || handoff == Handoff::Snoozed || handoff == Handoff::Waiting;
}

}  // namespace dialog
