// One person's stored conversations said again to this build and pack, on the clock of their lines,
// to see what would be answered differently today.
//
// Each is said to the world of then, as far as it was kept: older builds kept nothing of it. What
// an agent took over is a human's from there on and isn't compared; neither is what has lost its
// beginning to its age.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "bot/pack/mind.h"
#include "bot/store/moment.h"
#include "bot/store/records.h"

namespace bot {

struct Recorded {
  std::string conversation;
  std::vector<Message> messages;           // The whole transcript, in order.
  std::map<std::int64_t, Moment> moments;  // By the numbers of lines.
};

// The first one of a conversation; what follows it follows from it.
struct Difference {
  std::string conversation;
  std::int64_t seq = 0;  // Of the person's line that is answered otherwise.
  std::string heard;     // That line.
  std::string was;       // Replies with their buttons, as text; "" for silence.
  std::string now;
};

// What was known when; 0 is what is known now, for what isn't kept.
using Backgrounds = std::map<std::int64_t, Background>;

// `conversations` are all of one person, oldest first: what was said once isn't said again.
// Throws StoreError and what the bot throws.
[[nodiscard]] std::vector<Difference> differences_of(const Mind& mind,
                                                     const Backgrounds& backgrounds,
                                                     const std::vector<Recorded>& conversations);

}  // namespace bot
