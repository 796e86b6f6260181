// One handoff from the offer to its end, read from what was logged of it. Pure.
//
// Given back to the line by an agent, passed on, snoozed or opened again, it stays the same one:
// the person's wait began when they first stood in line. The clock of the resolution stands still
// while nobody is at work: snoozed, waiting for the person, or ended and not yet opened again. That
// of the first response doesn't, since the person waits for it all the same.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "bot/store/records.h"

namespace bot {

enum class Ending : std::uint8_t { Open, Resolved, Returned, Withdrawn, Expired };
inline constexpr std::size_t kEndingCount = 5;
// In the order in which they are told.
inline constexpr auto kEndings = std::to_array<Ending>(
    {Ending::Resolved, Ending::Returned, Ending::Withdrawn, Ending::Expired, Ending::Open});
// "resolved"
[[nodiscard]] std::string_view to_string(Ending ending);

// A time that is 0 hasn't come.
struct Episode {
  std::string reason;  // Why a person was asked for; "" when an agent took it unasked.
  Instant offered;
  Instant queued;
  Instant claimed;         // First.
  Instant first_response;  // An agent's first words; the bot's don't count.
  Instant ended;
  Ending ending = Ending::Open;
  dialog::Duration paused{};  // From the handoff to its end.

  // When it was handed over: 0 while it is only offered.
  [[nodiscard]] Instant begun() const { return queued != Instant{} ? queued : claimed; }
  // Of one that has ended.
  [[nodiscard]] dialog::Duration resolution() const { return ended - begun() - paused; }

  friend bool operator==(const Episode&, const Episode&) = default;
};

// Of one conversation's events, in their order; the last one may be open. An offer that was
// declined is none.
[[nodiscard]] std::vector<Episode> episodes_of(const std::vector<HandoffEvent>& events);

}  // namespace bot
