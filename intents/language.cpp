#include "intents/language.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "intents/lexicons.h"
#include "intents/numbers.h"

namespace intents {
namespace {

struct Script {
  int first;
  int last;
  std::string_view language;  // The most spoken in it; refined below where letters tell more.
};

// Blocks of the Unicode standard; Han and kana are told apart by kana.
constexpr std::array kScripts{
    Script{0x0370, 0x03FF, "el"}, Script{0x0400, 0x052F, "ru"}, Script{0x0530, 0x058F, "hy"},
    Script{0x0590, 0x05FF, "he"}, Script{0x0600, 0x077F, "ar"}, Script{0x0900, 0x097F, "hi"},
    Script{0x0980, 0x09FF, "bn"}, Script{0x0A00, 0x0A7F, "pa"}, Script{0x0A80, 0x0AFF, "gu"},
    Script{0x0B80, 0x0BFF, "ta"}, Script{0x0C00, 0x0C7F, "te"}, Script{0x0C80, 0x0CFF, "kn"},
    Script{0x0D00, 0x0D7F, "ml"}, Script{0x0E00, 0x0E7F, "th"}, Script{0x10A0, 0x10FF, "ka"},
    Script{0x1100, 0x11FF, "ko"}, Script{0x3040, 0x30FF, "ja"}, Script{0x3130, 0x318F, "ko"},
    Script{0x3400, 0x9FFF, "zh"}, Script{0xAC00, 0xD7AF, "ko"}, Script{0xFF66, 0xFF9F, "ja"},
};

std::size_t script_of(int value) {
  for (std::size_t i = 0; i < kScripts.size(); ++i) {
    if (value >= kScripts[i].first && value <= kScripts[i].last) return i;
  }
  return kScripts.size();
}

struct Letters {
  std::array<std::size_t, kScripts.size() + 1> count{};  // The last: Latin and the rest.
  std::size_t kana = 0;
  std::size_t all = 0;
};

Letters letters_of(const Words& words) {
  Letters letters;
  for (const Word& word : words.list) {
    if (word.number) continue;
    for (std::size_t at = 0; at < word.text.size();) {
      const CodePoint point = code_point(std::string_view(word.text).substr(at));
      const std::size_t script = script_of(point.value);
      ++letters.count.at(script);
      ++letters.all;
      if (script < kScripts.size() && kScripts[script].language == "ja") ++letters.kana;
      at += point.bytes;
    }
  }
  return letters;
}

bool holds_any(std::string_view text, std::initializer_list<std::string_view> of) {
  return std::any_of(of.begin(), of.end(), [&](std::string_view letter) {
    return text.find(letter) != std::string_view::npos;
  });
}

std::string_view refined(std::string_view language, std::string_view text) {
  if (language == "ru" && holds_any(text, {"і", "ї", "є", "ґ", "І", "Ї", "Є"})) return "uk";
  if (language == "ar" && holds_any(text, {"ٹ", "ڈ", "ڑ", "ے", "ں", "ہ"})) return "ur";
  if (language == "ar" && holds_any(text, {"پ", "چ", "ژ", "گ", "ی", "ک"})) return "fa";
  return language;
}

// By script: the one that most letters outside product names are in.
std::string_view by_script(const Words& words) {
  const Letters letters = letters_of(words);
  const auto end = letters.count.end() - 1;
  const auto most = std::max_element(letters.count.begin(), end);
  // A letter of a logographic script says as much as a short word.
  const auto& script =
      kScripts.at(static_cast<std::size_t>(most - letters.count.begin()) % kScripts.size());
  const bool dense = script.first >= 0x1100;
  const std::size_t enough = dense ? 2 : 3;
  // "резервная копия iCloud iPhone" is Russian although half of it is Latin.
  const std::size_t share = dense ? 6 : 3;
  if (*most < enough || *most * share < letters.all) return "";
  if (script.language == "zh" && letters.kana > 0) return "ja";
  return refined(script.language, words.source);
}

// Which lexicons hold a word: bit i for lexicons()[i].
struct Held {
  std::uint32_t strong = 0;
  std::uint32_t common = 0;
};
static_assert(kLexiconCount <= 32);

using Index = std::unordered_map<std::string_view, Held>;

void add_words(Index& index, std::string_view words, std::uint32_t Held::*mask, std::size_t bit) {
  while (!words.empty()) {
    const std::size_t space = std::min(words.find(' '), words.size());
    if (space > 0) index[words.substr(0, space)].*mask |= std::uint32_t{1} << bit;
    words.remove_prefix(std::min(space + 1, words.size()));
  }
}

const Index& lexicon_index() {
  static const Index kIndex = [] {
    Index index;
    for (std::size_t i = 0; i < kLexiconCount; ++i) {
      add_words(index, lexicons().at(i).strong, &Held::strong, i);
      add_words(index, lexicons().at(i).common, &Held::common, i);
    }
    return index;
  }();
  return kIndex;
}

// Names and loan words say nothing of a language.
bool is_name(std::string_view word) {
  return is_any(word, {"iphone", "icloud", "wifi", "ios", "apple", "backup", "id", "pro", "max",
                       "mini", "error"});
}

struct Score {
  std::size_t strong = 0;
  std::size_t common = 0;
  std::size_t only_here = 0;  // Of those, the ones that aren't English as well.
  [[nodiscard]] std::size_t weight() const { return 3 * strong + 2 * only_here + common; }
};

struct Scores {
  std::array<Score, kLexiconCount> of;
  std::size_t english = 0;  // Names left out.
  std::size_t words = 0;
};

void count(Scores& scores, const Held& held, bool english) {
  for (std::size_t i = 1; i < kLexiconCount; ++i) {
    const std::size_t strong = held.strong >> i & 1U;
    const std::size_t common = strong != 0 ? 0 : held.common >> i & 1U;
    Score& score = scores.of.at(i);
    score.strong += strong;
    score.common += common;
    if (!english) score.only_here += common;
  }
}

Scores scores_of(const Words& words) {
  Scores scores;
  for (const Word& word : words.list) {
    if (word.number) continue;
    const bool name = is_name(word.text);
    if (!name) ++scores.words;
    const auto found = lexicon_index().find(word.text);
    if (found == lexicon_index().end()) continue;
    const bool english = (found->second.common & 1U) != 0;
    if (english && !name) ++scores.english;
    count(scores, found->second, english);
  }
  return scores;
}

// Enough of its own words, and few English ones.
bool surely(const Score& score, std::size_t english, std::size_t words) {
  const std::size_t own = score.strong + score.only_here;
  if (score.strong >= 1 && words <= 2 && english == 0) return true;
  if (own < 2 || 4 * own < words) return false;
  return (score.strong >= 1 && own > english) || (own >= 3 && own > 2 * english);
}

std::string_view by_words(const Words& words, std::string_view home) {
  const Scores scores = scores_of(words);
  std::string_view best;
  std::size_t weight = 0;
  for (std::size_t i = 1; i < kLexiconCount; ++i) {
    const Score& found = scores.of.at(i);
    // English words that this language has as well ("a", "no", "me") don't speak against it.
    const std::size_t shared = found.common - found.only_here;
    const std::size_t against = scores.english - std::min(scores.english, shared);
    if (found.weight() > weight && surely(found, against, scores.words)) {
      weight = found.weight();
      best = lexicons().at(i).language;
    }
  }
  const bool english = scores.english >= 3 && 2 * scores.english > scores.words;
  return best.empty() && home != "en" && english ? std::string_view("en") : best;
}

}  // namespace

std::string foreign_language(const Words& words, std::string_view home) {
  if (words.list.empty()) return "";
  std::string_view language = by_script(words);
  if (language.empty()) language = by_words(words, home);
  return language == home ? "" : std::string(language);
}

}  // namespace intents
