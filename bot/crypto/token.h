// A secret that nobody can guess: what a signed-in browser holds.

#pragma once

#include <cstddef>
#include <string>

namespace bot {

inline constexpr std::size_t kTokenCharacters = 64;  // 256 bits, ASVS 5.0 7.2.3 asks for 128.

// Of the kernel's random source, as hexadecimal.
[[nodiscard]] std::string random_token();

}  // namespace bot
