#include "intents/numbers.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "intents/patterns.h"

namespace intents {

bool is_any(std::string_view word, std::initializer_list<std::string_view> of) {
  return std::find(of.begin(), of.end(), word) != of.end();
}

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> decimal_number(std::string_view text) {
  constexpr std::size_t thousands = 3;
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != ',') {
      plain += text[at];
    } else if (text.size() - at - 1 != thousands) {
      plain += '.';
    }
  }
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
  return value;
}

bool counts_something(const Words& words, std::size_t after) {
  static const Patterns kUnits({
      "gb|gbs|g|gig|gigs|gigabyte*|mb|mbs|megs|megabyte*|tb|tbs|terabyte*|kb|k|mbps|kbps|mbit*",
      "percent|pct|years|year|yrs|months|month|weeks|week|days|day|hours|hour|hrs|hr|h",
      "minutes|minute|mins|min|seconds|second|secs|sec|am|pm|oclock|times|time|x|th|nd|rd|st",
      "pics|photos|pictures|videos|apps|backups|files|phones|devices|dollars|euros|bucks|mm|bytes",
  });
  const std::string_view gap = words.gap_before(after);
  if (gap.substr(0, 1) == "%" || gap.substr(0, 2) == " %" || gap.substr(0, 1) == ":") return true;
  if (gap.find_first_of("$€£") == 0) return true;
  return gap.find_first_not_of(' ') == std::string_view::npos && kUnits.match_at(words, after);
}

}  // namespace intents
