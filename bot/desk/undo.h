// What can be undone: of each conversation the last act of an agent, when it was a claim, a snooze
// or a resolution, for ten seconds. Read from the log of what happened to it, so it outlives a
// restart. Pure.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/rights.h"
#include "bot/store/records.h"
#include "dialog/event.h"

namespace bot {

inline constexpr std::chrono::seconds kUndoWithin{10};

struct Undo {
  DeskAct act = DeskAct::Claim;  // Claim, Snooze or Resolve.
  Instant until;
  dialog::What what;  // What undoes it.
};

// What `agent` can undo now. `events` are the conversation's, oldest first.
[[nodiscard]] std::optional<Undo> undo_of(const std::vector<HandoffEvent>& events,
                                          const dialog::Conversation& conversation,
                                          const std::string& agent, Instant now);

}  // namespace bot
