// A pack's files -> a Pack and every mistake in them at once. Pure: the files come as text.
//
// The files: article.md (CommonMark: # title, one ## heading a fix, ### for its variants and side
// roads; ordered lists are steps, a quote is a warning), pack.json (ids, symptoms, likelihoods,
// costs, variants, FAQs), phrases/INTENT.txt (a phrase a line, # comments), wording.json.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/diagnostic.h"
#include "knowledge/pack.h"

namespace knowledge {

using PackFiles = std::map<std::string, std::string>;  // "phrases/restart.txt" -> its text.

struct Parsed {
  Pack pack;                            // As much as could be read.
  std::vector<Diagnostic> diagnostics;  // Sorted by file and line; empty: the pack is sound.
};

[[nodiscard]] Parsed parse_pack(const PackFiles& files);

// The built-in intents every pack must have phrases for, and the dialog understands.
[[nodiscard]] const std::vector<std::string_view>& required_intents();

}  // namespace knowledge
