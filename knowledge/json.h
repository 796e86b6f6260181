// JSON as a tree that remembers the line of each value, for diagnostics; and back to text.
//
// The only part of knowledge/ that knows nlohmann_json. Knows nothing of packs.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/diagnostic.h"

namespace knowledge {

struct JsonNode {
  enum class Kind : std::uint8_t { Null, Bool, Number, String, Array, Object };

  Kind kind = Kind::Null;
  std::string key;  // As a member of an object; else "".
  int line = 0;     // 1-based: of the key, for a member, else of the value's start.
  bool truth = false;
  double number = 0;
  std::string text;
  std::vector<JsonNode> children;  // Elements, or members in the order of the text.

  // Null when there is none, or this isn't an object.
  [[nodiscard]] const JsonNode* find(std::string_view name) const;
};

// Deeper values are refused: a pack needs 6 levels, and the tree is destroyed recursively.
inline constexpr std::size_t kJsonDepthMax = 64;

// Nothing when it isn't JSON. Appends a diagnostic under the name `file` for the syntax error, or
// for each key that an object has twice (the first is kept).
[[nodiscard]] std::optional<JsonNode> parse_json(std::string_view text, std::string_view file,
                                                 std::vector<Diagnostic>& diagnostics);

// Indented by two spaces; numbers without a fraction as integers. Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string to_text(const JsonNode& node);

}  // namespace knowledge
