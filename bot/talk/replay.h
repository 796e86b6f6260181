// One person's stored conversations said again to this build and pack, on the clock of their lines,
// to see what would be answered differently today.
//
// What an agent took over is a human's from there on and isn't compared. Not stored, so taken as
// they are now: what was learned from outcomes, the policy (serve's durations), Apple's status.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bot/pack/mind.h"
#include "bot/store/records.h"
#include "dialog/brain.h"

namespace bot {

struct Recorded {
  std::string conversation;
  std::vector<Message> messages;  // The whole transcript, in order.
};

// The first one of a conversation; what follows it follows from it.
struct Difference {
  std::string conversation;
  std::int64_t seq = 0;  // Of the person's line that is answered otherwise.
  std::string heard;     // That line.
  std::string was;       // Replies with their buttons, as text; "" for silence.
  std::string now;
};

// `conversations` are all of one person, oldest first: what was said once isn't said again.
// Throws StoreError and what the bot throws.
[[nodiscard]] std::vector<Difference> differences_of(const Mind& mind,
                                                     const dialog::Experience& experience,
                                                     const std::vector<Recorded>& conversations);

}  // namespace bot
