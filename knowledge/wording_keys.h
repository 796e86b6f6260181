// The closed list of lines in wording.json: their keys, and the placeholders each may use.
// A line that dialog/ wants to say begins here.

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace knowledge {

struct WordingKey {
  std::string_view name;
  std::string_view placeholders;  // Separated by spaces: "fix minutes".
};

inline constexpr auto kWordingKeys = std::to_array<WordingKey>({
    {"greeting", "subject"},
});

constexpr std::optional<std::size_t> find_wording_key(std::string_view name) {
  for (std::size_t i = 0; i < kWordingKeys.size(); ++i) {
    if (kWordingKeys[i].name == name) return i;
  }
  return std::nullopt;
}

consteval std::size_t wording_index(std::string_view name) {
  const auto found = find_wording_key(name);
  if (!found) throw std::logic_error("no such line in kWordingKeys");
  return *found;
}

}  // namespace knowledge
