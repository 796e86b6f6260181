#include "knowledge/phrases.h"

#include <utility>

#include "knowledge/text.h"

namespace knowledge {
namespace {

constexpr std::string_view kPhrasesEnding = ".txt";

class PhraseReader {
 public:
  explicit PhraseReader(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  void read(const std::string& file, std::string_view text) {
    std::string_view intent = std::string_view(file).substr(kPhrasesFolder.size());
    if (!intent.ends_with(kPhrasesEnding)) {
      return report(file, 0, "expected a file name as INTENT.txt");
    }
    intent.remove_suffix(kPhrasesEnding.size());
    if (!well_formed_id(intent, '_')) {
      report(file, 0, "intent " + in_quotes(intent) + " must match [a-z][a-z0-9_]*");
    }
    std::vector<std::string>& phrases = book_[std::string(intent)];
    int line = 0;
    for (const std::string_view whole : lines_of(text)) {
      ++line;
      const std::string_view phrase = trimmed(whole);
      if (phrase.empty() || phrase.starts_with('#')) continue;
      if (sound({file, line}, phrase)) phrases.emplace_back(phrase);
    }
    if (phrases.size() < kPhrasesMin) {
      report(file, 0,
             std::to_string(phrases.size()) + " phrases, expected at least " +
                 std::to_string(kPhrasesMin));
    }
  }

  PhraseBook take() { return std::move(book_); }

 private:
  struct Place {
    std::string file;
    int line = 0;
  };

  bool sound(const Place& place, std::string_view phrase) {
    if (!valid_utf8(phrase)) {
      report(place.file, place.line, "not valid UTF-8");
      return false;
    }
    if (has_control(phrase)) {
      report(place.file, place.line, "phrase with a control character");
      return false;
    }
    if (count_chars(phrase) > kPhraseCharsMax) {
      report(place.file, place.line,
             "phrase of " + std::to_string(count_chars(phrase)) + " characters, expected at most " +
                 std::to_string(kPhraseCharsMax));
      return false;
    }
    const auto [first, is_new] = places_.emplace(folded(phrase), place);
    if (is_new) return true;
    const Place& other = first->second;
    report(place.file, place.line,
           "phrase " + in_quotes(phrase) + " is also in " + other.file + ':' +
               std::to_string(other.line));
    return false;
  }

  void report(const std::string& file, int line, std::string message) {
    diagnostics_.push_back({file, line, std::move(message)});
  }

  std::vector<Diagnostic>& diagnostics_;
  PhraseBook book_;
  std::map<std::string, Place> places_;  // Folded phrase -> where it was first.
};

}  // namespace

std::string phrases_file(std::string_view intent) {
  return std::string(kPhrasesFolder) + std::string(intent) + std::string(kPhrasesEnding);
}

PhraseBook read_phrases(const PackFiles& files, std::vector<Diagnostic>& diagnostics) {
  PhraseReader reader(diagnostics);
  for (const auto& [file, text] : files) {
    if (file.starts_with(kPhrasesFolder)) reader.read(file, text);
  }
  return reader.take();
}

}  // namespace knowledge
