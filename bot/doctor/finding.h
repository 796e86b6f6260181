// What the doctor found: a line for an operator, with what to do about it.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bot::doctor {

enum class Grade : std::uint8_t { Ok, Warn, Bad };
[[nodiscard]] constexpr std::string_view to_string(Grade grade) {
  if (grade == Grade::Ok) return "ok";
  return grade == Grade::Warn ? "warn" : "bad";
}

struct Finding {
  Grade grade = Grade::Ok;
  std::string about;   // "certificate", "slack"
  std::string what;    // Lower case; never a secret.
  std::string advice;  // "" where nothing is to be done.

  friend bool operator==(const Finding&, const Finding&) = default;
};
using Findings = std::vector<Finding>;

}  // namespace bot::doctor
