// Blots out what nobody should store: passwords, passcodes, one-time codes, card numbers, recovery
// keys. E-mail addresses stay, and so do errors, versions, sizes and the names of phones.
//
// When in doubt a value is blotted: a lost word costs a question, a stored password costs trust.

#pragma once

#include <string>
#include <string_view>

namespace intents {

struct Blotted {
  std::string text;   // Each secret replaced by kDots, whatever its length was.
  bool held = false;  // There was one.
};
inline constexpr std::string_view kDots = "••••";

[[nodiscard]] Blotted blot_secrets(std::string_view text);

}  // namespace intents
