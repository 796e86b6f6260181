// SHA-256, and comparing secrets. Nothing that has a key of its own.

#pragma once

#include <string>
#include <string_view>

namespace bot {

// 64 characters of hexadecimal.
[[nodiscard]] std::string sha256(std::string_view text);

// Takes as long wherever the two differ.
[[nodiscard]] bool same_secret(std::string_view given, std::string_view secret);

}  // namespace bot
