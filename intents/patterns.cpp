#include "intents/patterns.h"

#include <algorithm>

namespace intents {
namespace {

using Parts = std::vector<PatternPart>;

PatternPart parse_part(std::string_view token) {
  PatternPart part;
  if (token.size() > 1 && token.back() == '?') {
    part.optional = true;
    token.remove_suffix(1);
  }
  if (token == "~") {
    part.kind = PatternPart::Kind::Gap;
  } else if (token == "#") {
    part.kind = PatternPart::Kind::Number;
  } else {
    while (!token.empty()) {
      const std::size_t bar = std::min(token.find('|'), token.size());
      part.words.emplace_back(token.substr(0, bar));
      token.remove_prefix(std::min(bar + 1, token.size()));
    }
  }
  return part;
}

Parts parse_row(std::string_view row) {
  Parts parts;
  while (!row.empty()) {
    const std::size_t space = std::min(row.find(' '), row.size());
    if (space > 0) parts.push_back(parse_part(row.substr(0, space)));
    row.remove_prefix(std::min(space + 1, row.size()));
  }
  return parts;
}

bool same(std::string_view pattern, std::string_view word) {
  if (pattern.empty() || pattern.back() != '*') return pattern == word;
  pattern.remove_suffix(1);
  return word.substr(0, pattern.size()) == pattern;
}

bool fits(const PatternPart& part, const Word& word) {
  if (part.kind == PatternPart::Kind::Number) return word.number;
  return std::any_of(part.words.begin(), part.words.end(),
                     [&](const std::string& pattern) { return same(pattern, word.text); });
}

// A gap stays in one phrase: "restarted and updated it" is not "restarted … it".
bool parts_phrases(const Word& next) {
  const std::string_view word = next.text;
  return next.after_comma || word == "and" || word == "or" || word == "but" || word == "then" ||
         word == "so";
}

// One pattern laid on the words from `first` on.
struct Attempt {
  const Parts& parts;
  const Words& words;
  std::size_t first;

  // Where a match of parts[part..] from word `at` ends, at its longest; 0 is no match, since a
  // match has words. The depth is the pattern's length, and gaps are short: the work is bounded.
  std::size_t end(std::size_t part, std::size_t at) const {
    if (part == parts.size()) return at;
    if (parts[part].kind == PatternPart::Kind::Gap) return gap_end(part, at);
    const std::size_t without = parts[part].optional ? end(part + 1, at) : 0;
    const bool over = at >= words.size() || (at > first && words[at].starts_sentence);
    if (over || !fits(parts[part], words[at])) return without;
    return std::max(without, end(part + 1, at + 1));
  }

  // A gap: the rest may begin here or after up to kPatternGapMax words.
  std::size_t gap_end(std::size_t part, std::size_t at) const {
    std::size_t longest = 0;
    for (std::size_t skipped = 0; skipped <= kPatternGapMax; ++skipped) {
      const std::size_t next = at + skipped;
      const bool inside = next < words.size();
      if (inside && words[next].after_comma && part + 1 < parts.size()) break;
      longest = std::max(longest, end(part + 1, next));
      if (!inside || words[next].starts_sentence || parts_phrases(words[next])) break;
    }
    return longest;
  }
};

}  // namespace

Patterns::Patterns(const std::vector<std::string>& rows) {
  for (const std::string& text : rows) {
    rows_.push_back(parse_row(text));
    for (const PatternPart& part : rows_.back()) {
      file_under(part, rows_.size() - 1);
      if (!part.optional) break;
    }
  }
}

void Patterns::file_under(const PatternPart& part, std::size_t row) {
  std::string firsts = part.kind == PatternPart::Kind::Number ? "0123456789" : "";
  for (const std::string& word : part.words) {
    if (!word.empty()) firsts += word.front();
  }
  for (const char first : firsts) {
    auto& bucket = by_byte_[static_cast<unsigned char>(first)];
    if (bucket.empty() || bucket.back() != row) bucket.push_back(row);
  }
}

std::optional<Patterns::Hit> Patterns::match_at(const Words& words, std::size_t first) const {
  std::optional<Hit> best;
  if (first >= words.size() || words[first].text.empty()) return best;
  for (const std::size_t row : by_byte_[static_cast<unsigned char>(words[first].text.front())]) {
    const std::size_t last = Attempt{rows_[row], words, first}.end(0, first);
    if (last > first && (!best || last > best->last)) best = Hit{row, first, last};
  }
  return best;
}

std::vector<Patterns::Hit> Patterns::find_all(const Words& words) const {
  std::vector<Hit> hits;
  for (std::size_t at = 0; at < words.size();) {
    if (const auto hit = match_at(words, at)) {
      hits.push_back(*hit);
      at = hit->last;
    } else {
      ++at;
    }
  }
  return hits;
}

bool Patterns::found_in(const Words& words) const {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (match_at(words, at)) return true;
  }
  return false;
}

}  // namespace intents
