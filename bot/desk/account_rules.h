// What an account of the desk may be called, and which password is too easy to guess. Pure.
//
// Length and a list of what everyone guesses, no classes of characters: ASVS 4.0.3 2.1, 5.0 6.2.

#pragma once

#include <string>
#include <string_view>

namespace bot {

// As the desk's API has them.
inline constexpr std::size_t kAgentNameCharsMax = 40;
inline constexpr std::size_t kPasswordCharsMin = 12;
inline constexpr std::size_t kPasswordCharsMax = 128;

// The reason why nobody can be called so; "" when they can. Letters of any script, digits, single
// spaces, '.', '-', '_' and '\'' inside: it is shown to people, and must not look like another one.
[[nodiscard]] std::string name_complaint(std::string_view name);

// The reason why `password` is none for the account of this name; "" when it is one.
[[nodiscard]] std::string password_complaint(std::string_view password, std::string_view name);

}  // namespace bot
