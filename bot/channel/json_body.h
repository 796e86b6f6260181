// Bodies of our own interfaces: bytes of a stranger -> the members of a JSON object, or the reason
// they are refused and where. Pure.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "knowledge/result.h"

namespace bot {

// A body needs one level. Deeper ones are refused before the parser sees them.
inline constexpr int kDepthMax = 32;

// An object; its strings are valid UTF-8.
[[nodiscard]] knowledge::Result<nlohmann::json> parse_object(std::string_view body);

// A member that is a string; empty when it isn't there.
[[nodiscard]] knowledge::Result<std::optional<std::string>> string_member(
    const nlohmann::json& body, const char* name);
// The same of 1 to `chars_max` characters, without NUL.
[[nodiscard]] knowledge::Result<std::optional<std::string>> text_member(const nlohmann::json& body,
                                                                        const char* name,
                                                                        std::size_t chars_max);
// The same, which must be there.
[[nodiscard]] knowledge::Result<std::string> required_text(const nlohmann::json& body,
                                                           const char* name, std::size_t chars_max);

// The reason why `text` isn't 1 to `chars_max` characters of UTF-8 without NUL; "" when it is.
[[nodiscard]] std::string text_complaint(std::string_view text, std::size_t chars_max);

}  // namespace bot
