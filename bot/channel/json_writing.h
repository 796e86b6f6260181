// What all JSON of ours is written with: members in their order, null for what isn't there. Pure.

#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "bot/store/records.h"

namespace bot {

using Json = nlohmann::ordered_json;

// Null for "".
[[nodiscard]] Json or_null(const std::string& text);
// A time; null for the epoch, which stands for none.
[[nodiscard]] Json time_or_null(Instant at);

// {"seq", "from", "name", "at", "text", "steps", "buttons", "fix"}
[[nodiscard]] Json line_json(const Message& message);

// With a newline; what isn't UTF-8 is replaced.
[[nodiscard]] std::string json_text(const Json& json);

}  // namespace bot
