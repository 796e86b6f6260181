// Base64 (RFC 4648, with padding). Pure.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bot {

[[nodiscard]] std::string base64(std::string_view bytes);
// Empty when it isn't base64 to the letter.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace bot
