// One conversation: all that the dialog remembers of it between two events. A small value that the
// shell stores as it is; it grows with the number of fixes, never with the number of messages.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dialog/handoff.h"
#include "dialog/reply.h"
#include "dialog/state.h"
#include "dialog/time.h"
#include "intents/understanding.h"

namespace dialog {

enum class Outcome : std::uint8_t {
  Shown,      // Offered, no word yet.
  SaidTried,  // The person says it was done before.
  Failed,
  Skipped,  // Refused or passed over; not offered again by itself.
  Solved,
};
[[nodiscard]] std::string_view to_string(Outcome outcome);
[[nodiscard]] std::optional<Outcome> outcome_from(std::string_view name);

// "unharmed", "lost", "broken", "leaving", and back.
[[nodiscard]] std::string_view to_string(intents::Fate fate);
[[nodiscard]] std::optional<intents::Fate> fate_from(std::string_view name);

struct Attempt {
  std::string fix;
  Outcome outcome = Outcome::Shown;
  Instant at;

  friend bool operator==(const Attempt&, const Attempt&) = default;
};

enum class Closing : std::uint8_t { Open, Solved, Silence, Stopped, StartedOver, Erased, Resolved };
[[nodiscard]] std::string_view to_string(Closing closing);
[[nodiscard]] std::optional<Closing> closing_from(std::string_view name);

struct Conversation {
  std::string id;  // Given by the shell, opaque, [a-z0-9]{16}.
  State state = State::Welcome;
  Owner owner;
  std::int64_t owner_epoch = 0;
  Handoff handoff = Handoff::None;
  std::string handoff_reason;  // Why a person was asked for; "" when none was.
  Instant queued_since;        // Their place in line, kept until the handoff ends; 0: none.
  Instant waits_since;         // Since when a human's coming or answer is awaited; 0: it isn't.
  Instant snoozed_until;       // 0 unless snoozed.
  bool at_desk = false;        // The agent is one whose presence is known.
  bool rated = false;          // Asked since the problem came up last: not once more.

  std::string symptom;  // A symptom's intent; "" while unknown.
  knowledge::Device device;
  intents::Fate fate = intents::Fate::Unharmed;
  std::string error_code;         // The last one said.
  std::string language;           // The foreign one they wrote in last, like "de"; "" for none.
  std::vector<Attempt> attempts;  // At most one a fix, in the order of the first mention.

  std::string fix;   // The fix shown, or about to be shown once consent is given; "" for none.
  std::string path;  // The side road of it that is shown or asked about; "" for the fix itself.
  int step = 0;      // 0-based: the step shown while walking, else the first one of the part shown.

  int turn = 0;                 // Counts the bot's turns; buttons are bound to it.
  std::vector<Choice> choices;  // The buttons that count now.
  int spoken = 0;               // Turns in which the bot spoke: its lines take turns by it.
  std::string heard_here;       // What was heard last, while the place has stayed the same since.
  int angers = 0;               // Angry messages.
  int misses = 0;               // Misunderstandings in a row.
  int strays = 0;               // Messages out of scope.
  bool told_privacy = false;    // The line on what is stored was said.
  bool follow_up_set = false;   // They asked to be reminded, and it is still to come.
  bool confirming_erasure = false;

  Closing closing = Closing::Open;
  State resume_state = State::Welcome;  // Where it stood when it closed.
  bool starts_anew = false;             // The next message belongs to a new conversation.
  Instant last_heard;                   // Of the person.

  friend bool operator==(const Conversation&, const Conversation&) = default;
};

// From the queue or an agent back to the bot, under a new epoch.
void release(Conversation& conversation, HandoffStep step);

// The attempt at `fix`, null when it was never mentioned.
[[nodiscard]] const Attempt* find_attempt(const Conversation& conversation, std::string_view fix);
// It may have been shown, but nothing is known of what came of it.
[[nodiscard]] bool is_untried(const Conversation& conversation, std::string_view fix);

}  // namespace dialog
