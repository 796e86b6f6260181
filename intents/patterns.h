// Word patterns: the small language in which cues are listed, in packs and in the tables here.
//
//   turned it off     these words, in a row
//   sign|log          either
//   restart*          any word that begins so
//   my?               may be left out
//   ~                 up to three other words, no comma before what follows, no "and" or its like
//   #                 a number
//
// A match never crosses the end of a sentence. Built once, then only read: thread-safe.

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intents/words.h"

namespace intents {

// One element of a pattern.
struct PatternPart {
  enum class Kind : std::uint8_t { Words, Number, Gap };
  Kind kind = Kind::Words;
  bool optional = false;
  std::vector<std::string> words;  // The alternatives; a trailing '*' takes any ending.
};

class Patterns {
 public:
  struct Hit {
    std::size_t row = 0;    // Which pattern, as given.
    std::size_t first = 0;  // Words [first, last).
    std::size_t last = 0;
  };

  explicit Patterns(const std::vector<std::string>& rows);

  // The longest that starts at this word.
  [[nodiscard]] std::optional<Hit> match_at(const Words& words, std::size_t first) const;
  // Leftmost, then longest; none overlap.
  [[nodiscard]] std::vector<Hit> find_all(const Words& words) const;
  [[nodiscard]] bool found_in(const Words& words) const;

 private:
  void file_under(const PatternPart& part, std::size_t row);

  std::vector<std::vector<PatternPart>> rows_;
  // Rows by the first byte they can start with, so that a word meets few of them.
  std::array<std::vector<std::size_t>, 256> by_byte_;
};

inline constexpr std::size_t kPatternGapMax = 3;

}  // namespace intents
