// Times as JSON writes them: RFC 3339 in UTC, with milliseconds. Pure.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dialog/time.h"

namespace bot {

// "2026-11-05T09:30:00.000Z"
[[nodiscard]] std::string iso_8601(dialog::Instant at);
// "2026-11-05"
[[nodiscard]] std::string iso_day(dialog::Instant at);

// Of any offset; a fraction finer than a millisecond is cut. Empty when it is no such time.
[[nodiscard]] std::optional<dialog::Instant> from_iso_8601(std::string_view text);

}  // namespace bot
