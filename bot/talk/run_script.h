// Plays a .chat script against the bot, on a clock that only the script moves.

#pragma once

#include <string>
#include <vector>

#include "bot/pack/mind.h"
#include "bot/talk/script.h"

namespace bot::script {

// "" when the bot answered as written; else the first difference: the place, what was expected and
// what the bot said instead. `file` is only for the message.
[[nodiscard]] std::string run(const Mind& mind, const std::string& file,
                              const std::vector<Line>& lines);

}  // namespace bot::script
