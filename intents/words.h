// The words of one message with their places, for the rules that read entities, secrets and fixes.
// Not the classifier's features: those live in normalise.h and have no places.
//
// A word is a run of letters (lower case, apostrophes dropped: "didn't" is "didnt") or a number
// ("17.2.1" is one). Letters and digits part: "13pro" is "13", "pro" with nothing between them.
// "wi-fi", "i phone" and their like are one word. Any bytes are taken; broken UTF-8 is a gap.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

struct Word {
  std::string text;
  std::size_t begin = 0;  // Bytes of the message, [begin, end).
  std::size_t end = 0;
  bool number = false;
  bool starts_sentence = false;  // First of all, or after . ! ? ; or a line break.
  bool after_comma = false;      // A comma, colon, dash, bracket or emoji stands before it.
};

struct Words {
  std::string_view source;  // Not owned.
  std::vector<Word> list;

  [[nodiscard]] std::size_t size() const { return list.size(); }
  [[nodiscard]] const Word& operator[](std::size_t i) const { return list[i]; }
  // What stands between word i - 1 (or the start) and word i (or the end); "" further on.
  [[nodiscard]] std::string_view gap_before(std::size_t i) const;
  // The word's text, or "" beyond either end.
  [[nodiscard]] std::string_view text(std::size_t i) const;
};

// `source` must outlive what is returned.
[[nodiscard]] Words scan_words(std::string_view source);

// True when a letter or a digit of any script is in it.
[[nodiscard]] bool has_words(std::string_view text);

// One code point at the start of `text` and how many bytes it takes; broken bytes give -1 and 1.
struct CodePoint {
  int value = -1;
  std::size_t bytes = 1;
};
[[nodiscard]] CodePoint code_point(std::string_view text);

// Any bytes as UTF-8: broken ones become U+FFFD, NUL becomes a space.
[[nodiscard]] std::string valid_utf8(std::string_view bytes);

}  // namespace intents
