// phrases/INTENT.txt: what people write when they mean an intent, a phrase a line.
//
// Blank lines and lines that begin with '#' are for the editor. Says nothing about which intents
// there should be: that is check.h's.

#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/diagnostic.h"
#include "knowledge/parse.h"

namespace knowledge {

inline constexpr std::string_view kPhrasesFolder = "phrases/";

// A classifier learns next to nothing from fewer.
inline constexpr std::size_t kPhrasesMin = 5;

// Longer lines are pasted articles, not phrases; in characters.
inline constexpr std::size_t kPhraseCharsMax = 500;

using PhraseBook = std::map<std::string, std::vector<std::string>>;  // Intent -> its phrases.

// "phrases/restart.txt" for "restart".
[[nodiscard]] std::string phrases_file(std::string_view intent);

// Appends what is wrong with the files: too few phrases, phrases that are too long, repeated
// (case and spaces don't count) in this file or in another, or not text.
[[nodiscard]] PhraseBook read_phrases(const PackFiles& files, std::vector<Diagnostic>& diagnostics);

}  // namespace knowledge
