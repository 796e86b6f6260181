// What the shell is to carry out after an event, in order: plain data, comparable, printable.

#pragma once

#include <string>
#include <variant>
#include <vector>

#include "dialog/conversation.h"
#include "dialog/event.h"

namespace dialog {

struct Say {
  Reply reply;
  bool by_system = false;  // An announcement of the handoff: carries the new epoch, not the bot's.
  std::string agent;       // Said in this agent's name; "" for none.

  friend bool operator==(const Say&, const Say&) = default;
};
struct SetTimer {  // Replaces the conversation's timer of that kind.
  TimerKind kind = TimerKind::Remind;
  Instant due;

  friend bool operator==(const SetTimer&, const SetTimer&) = default;
};
struct ClearTimer {
  TimerKind kind = TimerKind::Remind;

  friend bool operator==(const ClearTimer&, const ClearTimer&) = default;
};
// What became of a fix, for the learning order of fixes and the statistics.
struct RecordOutcome {
  std::string symptom;
  std::string fix;
  Outcome outcome = Outcome::Shown;

  friend bool operator==(const RecordOutcome&, const RecordOutcome&) = default;
};
struct RecordRating {
  int stars = 0;  // 1 to 5.

  friend bool operator==(const RecordRating&, const RecordRating&) = default;
};
struct OpenHandoff {  // The conversation stands in the queue from now on.
  std::string reason;

  friend bool operator==(const OpenHandoff&, const OpenHandoff&) = default;
};
struct EndHandoff {
  std::string how;  // "returned", "resolved", "withdrawn", "expired"

  friend bool operator==(const EndHandoff&, const EndHandoff&) = default;
};
struct RelayToAgent {  // An agent owns it: the person's message is theirs to answer.
  friend bool operator==(const RelayToAgent&, const RelayToAgent&) = default;
};
struct EraseUser {  // Everything stored of this person, this conversation included.
  friend bool operator==(const EraseUser&, const EraseUser&) = default;
};

using Effect = std::variant<Say, SetTimer, ClearTimer, RecordOutcome, RecordRating, OpenHandoff,
                            EndHandoff, RelayToAgent, EraseUser>;

}  // namespace dialog
