// wording.json: {"key": "text"} or {"key": ["one form", "another"]} for each of kWordingKeys, and
// {"other_languages": {"es": {"line": "text or forms", "human": "a button's label"}}}, which may be
// left out.

#pragma once

#include <string_view>
#include <vector>

#include "knowledge/diagnostic.h"
#include "knowledge/json.h"
#include "knowledge/wording.h"

namespace knowledge {

inline constexpr std::string_view kWordingFile = "wording.json";
inline constexpr std::string_view kOtherLanguages = "other_languages";

// Appends what is wrong: unknown and missing lines, unknown placeholders, unbalanced braces,
// markup that not every channel can show. A form may have line breaks.
[[nodiscard]] Wording read_wording_json(const JsonNode& root, std::vector<Diagnostic>& diagnostics);

}  // namespace knowledge
