// The words by which a language in Latin letters is known: see language.h. English comes first,
// since what it shares with another language says little.

#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace intents {

struct Lexicon {
  std::string_view language;  // BCP 47.
  // Seen once they settle it, if no word speaks against; parted by spaces, as `common`.
  std::string_view strong;
  std::string_view common;  // Small words, and words of a neighbour too, that count together.
};

inline constexpr std::size_t kLexiconCount = 13;
[[nodiscard]] const std::array<Lexicon, kLexiconCount>& lexicons();

}  // namespace intents
