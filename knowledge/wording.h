// The bot's own words: every line it can say that isn't part of an article, by key.
//
// The keys are a closed list, so a missing or misspelt line is found by the compiler (in code) or
// by `check` (in wording.json). A line may have several forms; they take turns, so that the bot
// does not repeat itself.

#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "knowledge/wording_keys.h"

namespace knowledge {

// A key of the closed list, checked when the code is compiled: say("no_such_line") doesn't build.
class LineKey {
 public:
  consteval LineKey(const char* name)  // NOLINT(google-explicit-constructor)
      : index_(wording_index(name)) {}

  [[nodiscard]] constexpr std::size_t index() const { return index_; }
  [[nodiscard]] constexpr std::string_view name() const { return kWordingKeys[index_].name; }

 private:
  std::size_t index_;
};

using Fill = std::pair<std::string_view, std::string_view>;  // {"fix", "restart your iPhone"}

// For who writes in a language that isn't the pack's: one line in theirs (one form at least), and
// the label of the button that asks for a person.
struct OtherLanguage {
  std::vector<std::string> forms;
  std::string human;

  [[nodiscard]] const std::string& line(std::size_t turn) const {
    return forms[turn % forms.size()];
  }
};

class Wording {
 public:
  // The form number `turn` (counted round) of a line, with its {placeholders} filled in.
  // A placeholder that isn't filled stays as it is (a bug that tests look for), and a line that
  // the pack doesn't have is its key in braces. Values are not searched for placeholders again.
  [[nodiscard]] std::string line(LineKey key, std::size_t turn = 0,
                                 std::initializer_list<Fill> fills = {}) const;

  void set(std::size_t index, std::vector<std::string> forms) { lines_[index] = std::move(forms); }
  [[nodiscard]] const std::vector<std::string>& forms(std::size_t index) const {
    return lines_[index];
  }

  // `tag` is BCP 47. What is said in "hi" serves "hi-Latn" as well; null for none.
  [[nodiscard]] const OtherLanguage* other_language(std::string_view tag) const;
  void set_other_language(std::string tag, OtherLanguage words) {
    others_[std::move(tag)] = std::move(words);
  }

 private:
  std::array<std::vector<std::string>, kWordingKeys.size()> lines_;
  std::map<std::string, OtherLanguage, std::less<>> others_;  // By tag.
};

}  // namespace knowledge
