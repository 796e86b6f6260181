// Whose a conversation was, read from the log of what happened to it. Pure.

#pragma once

#include <string>
#include <vector>

#include "bot/store/records.h"

namespace bot {

struct Ownership {
  std::int64_t epoch = 0;
  dialog::Owner owner;
  dialog::Handoff handoff = dialog::Handoff::None;
  Instant at;
  std::string by;  // The agent who did it; "" when the bot, the person or a timer did.

  friend bool operator==(const Ownership&, const Ownership&) = default;
};

// Each change of hands, in their order. `events` are one conversation's, oldest first.
[[nodiscard]] std::vector<Ownership> owners_of(const std::vector<HandoffEvent>& events);

}  // namespace bot
