// Durations as people write them: "0ms", "800ms", "5s", "30m", "24h", "7d". One number, one unit.

#pragma once

#include <string>
#include <string_view>

#include "dialog/time.h"
#include "knowledge/result.h"

namespace bot {

[[nodiscard]] knowledge::Result<dialog::Duration> parse_duration(std::string_view text);
// In the largest unit that is exact.
[[nodiscard]] std::string to_string(dialog::Duration duration);

}  // namespace bot
