// Finds the known word that an unknown one was probably meant to be: one letter missing, added,
// replaced, or two neighbours swapped (optimal string alignment distance 1), in words of four
// letters and more. Of several, the one seen most often in training.
//
// Index: each known word under each of its forms with one letter left out (Garbe's SymSpell), so a
// search looks at a handful of candidates. Never changes after it is made; thread safe.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

inline constexpr std::size_t kSpellLettersMin = 4;

class Speller {
 public:
  struct Known {
    std::string word;
    std::uint32_t count = 0;

    friend bool operator==(const Known&, const Known&) = default;
  };

  Speller() = default;
  // Words shorter than kSpellLettersMin are left out. No word may come twice.
  explicit Speller(std::vector<Known> words);

  // Null when nothing is near. Lives as long as the speller. `word` itself should be unknown.
  [[nodiscard]] const std::string* nearest(std::string_view word) const;

  // Most frequent first, then by alphabet.
  [[nodiscard]] std::span<const Known> words() const { return words_; }

 private:
  struct Form {
    std::uint64_t hash = 0;
    std::uint32_t word = 0;
  };

  std::vector<Known> words_;
  std::vector<Form> forms_;  // Sorted by hash, then word.
};

// Whether one edit (or none) turns one into the other. UTF-8; counts characters.
[[nodiscard]] bool one_edit_apart(std::string_view a, std::string_view b);

}  // namespace intents
