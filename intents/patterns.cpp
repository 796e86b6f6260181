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

// Where a match of parts[part..] from word `at` ends, at its longest; 0 is no match, since a match
// has words. The depth is the pattern's length, and gaps are short, so the work is bounded.
std::size_t match_end(const Parts& parts, std::size_t part, const Words& words, std::size_t at) {
  if (part == parts.size()) return at;
  std::size_t end = 0;
  const bool is_gap = parts[part].kind == PatternPart::Kind::Gap;
  std::size_t skips_max = is_gap ? kPatternGapMax : 0;
  for (std::size_t skipped = 0; skipped <= skips_max; ++skipped) {
    if (is_gap || parts[part].optional) {
      end = std::max(end, match_end(parts, part + 1, words, at + skipped));
    }
    const std::size_t next = at + skipped;
    if (next >= words.size() || (next > 0 && part > 0 && words[next].starts_sentence)) return end;
    if (is_gap && parts_phrases(words[next])) skips_max = skipped;
    if (!is_gap && fits(parts[part], words[next])) {
      end = std::max(end, match_end(parts, part + 1, words, next + 1));
    }
  }
  return end;
}

}  // namespace

Patterns::Patterns(const std::vector<std::string>& rows) {
  for (const std::string& text : rows) {
    const std::size_t row = rows_.size();
    rows_.push_back(parse_row(text));
    for (const PatternPart& part : rows_.back()) {
      for (const std::string& word : part.words) {
        auto& bucket = by_byte_[static_cast<unsigned char>(word.empty() ? 0 : word.front())];
        if (bucket.empty() || bucket.back() != row) bucket.push_back(row);
      }
      if (part.kind == PatternPart::Kind::Number) {
        for (char digit = '0'; digit <= '9'; ++digit) {
          by_byte_[static_cast<unsigned char>(digit)].push_back(row);
        }
      }
      if (!part.optional) break;
    }
  }
}

std::optional<Patterns::Hit> Patterns::match_at(const Words& words, std::size_t first) const {
  std::optional<Hit> best;
  if (first >= words.size() || words[first].text.empty()) return best;
  for (const std::size_t row : by_byte_[static_cast<unsigned char>(words[first].text.front())]) {
    const std::size_t last = match_end(rows_[row], 0, words, first);
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
