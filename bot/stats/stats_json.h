// Statistics as JSON: the desk's contract (Stats in bot/desk/openapi.json), and `stepwise stats
// --json`. Pure.

#pragma once

#include <string>

#include "bot/stats/stats.h"

namespace bot {

// With a newline.
[[nodiscard]] std::string stats_json(const Stats& stats);

}  // namespace bot
