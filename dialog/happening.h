// What a turn did to a handoff, as agents, statistics and other programs are told of it. Derived
// from the conversation before and after the turn; values, pure.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dialog/advance.h"

namespace dialog {

enum class HappeningKind : std::uint8_t {
  Offered,   // The bot asked whether a person is wanted.
  Declined,  // The offer was passed over.
  Queued,    // In line: asked for, given back by an agent who went away, or somebody is there now.
  Nobody,    // In line while nobody is there.
  Assigned,
  Message,  // A line of the transcript while the bot alone doesn't have it: the shell's to record.
  Undelivered,  // An agent's line that the person's platform refuses for good: the shell's, too.
  Note,
  Snoozed,
  Waiting,  // The agent waits for the person.
  Woken,
  Transferred,  // To another agent, or to the queue.
  Returned,
  Resolved,
  Reopened,
  Expired,
  Withdrawn,  // The person needs nobody any more.
  Solved,     // It worked, with or without a human.
  Rated,
};
inline constexpr std::size_t kHappeningKindCount = 19;

// "offered", and back.
[[nodiscard]] std::string_view to_string(HappeningKind kind);
[[nodiscard]] std::optional<HappeningKind> happening_kind_from(std::string_view name);

struct Happening {
  HappeningKind kind = HappeningKind::Offered;
  std::string actor;   // "person", "bot", "agent:NAME", "system"
  std::string detail;  // Why a person was asked for, the fix returned at or solved by, the stars.

  friend bool operator==(const Happening&, const Happening&) = default;
};

// In their order. `what` is what `turn` answered in `before`.
[[nodiscard]] std::vector<Happening> happenings(const Conversation& before, const What& what,
                                                const Turn& turn);

}  // namespace dialog
