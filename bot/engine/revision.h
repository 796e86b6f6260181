// A text that a person has written anew: whether it counts, and which line it is about. Inside the
// transaction at hand.

#pragma once

#include <cstdint>
#include <string>

#include "bot/engine/engine.h"

namespace bot {

// A platform tells of edits that change nothing that is read.
[[nodiscard]] bool says_nothing_new(Store& store, const Incoming& incoming);
// What is written anew of long ago is no answer to what the bot asks now. Agents see it all the
// same.
[[nodiscard]] bool edits_history(Store& store, const Incoming& incoming);
// The line that is written anew, in its latest form; 0 when it isn't known.
[[nodiscard]] std::int64_t revised_line(Store& store, const std::string& conversation,
                                        const Incoming& incoming);
// The line in which the person said this last; 0 when it isn't among the latest.
[[nodiscard]] std::int64_t line_saying(Store& store, const std::string& conversation,
                                       const std::string& text);

}  // namespace bot
