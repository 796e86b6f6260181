#include "bot/talk/script.h"

#include <utility>

#include "bot/config/duration.h"
#include "knowledge/suggest.h"
#include "knowledge/text.h"

namespace bot::script {
namespace {

using knowledge::Error;
using knowledge::Result;
using What = decltype(Line::what);

Result<What> parse_pattern(const std::string& expression) {
  try {
    return What{Pattern{std::regex(expression)}};
  } catch (const std::regex_error& error) {
    return Error{"'" + expression + "' is no regular expression: " + error.what()};
  }
}

std::vector<std::string_view> state_names() {
  std::vector<std::string_view> names;
  for (std::size_t at = 0; at < dialog::kStateCount; ++at) {
    names.push_back(dialog::to_string(static_cast<dialog::State>(at)));
  }
  return names;
}

Result<What> parse_bracketed(std::string_view inside) {
  constexpr std::string_view fix = "fix ";
  if (inside.starts_with(fix)) return What{ShowsFix{std::string(inside.substr(fix.size()))}};
  if (const auto state = dialog::state_from(inside)) return What{InState{*state}};
  return Error{"unknown state '" + std::string(inside) + "'" +
               knowledge::did_you_mean(inside, state_names())};
}

Result<What> parse_answer(std::string_view text) {
  if (text.empty()) return Error{"after '<' comes what the bot answers"};
  if (text.size() > 2 && text.front() == '/' && text.back() == '/') {
    return parse_pattern(std::string(text.substr(1, text.size() - 2)));
  }
  if (text.front() == '[' && text.back() == ']') {
    return parse_bracketed(text.substr(1, text.size() - 2));
  }
  return What{Part{flattened(text)}};
}

Result<What> parse_line(std::string_view line) {
  const auto after = [&](std::size_t mark) { return knowledge::trimmed(line.substr(mark)); };
  if (line.starts_with(">>")) return What{Presses{std::string(after(2))}};
  if (line.starts_with(">")) return What{Says{std::string(after(1))}};
  if (line.starts_with("<")) return parse_answer(after(1));
  if (line.starts_with("+")) {
    const auto time = parse_duration(after(1));
    if (!time) return time.error();
    return What{Passes{*time}};
  }
  return Error{"a line begins with '>', '>>', '<', '+' or '#', not with '" +
               std::string(line.substr(0, 1)) + "'"};
}

}  // namespace

Result<std::vector<Line>> parse(std::string_view text) {
  std::vector<Line> lines;
  int number = 0;
  for (const std::string_view source : knowledge::lines_of(text)) {
    ++number;
    const std::string_view line = knowledge::trimmed(source);
    if (line.empty() || line.front() == '#') continue;
    auto what = parse_line(line);
    if (!what) return Error{std::to_string(number) + ": " + what.error().message};
    lines.push_back({number, std::string(line), std::move(*what)});
  }
  return lines;
}

std::string flattened(std::string_view text) {
  std::string flat;
  for (const char c : knowledge::trimmed(text)) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) flat += c;
    if (space && !flat.ends_with(' ')) flat += ' ';
  }
  return flat;
}

}  // namespace bot::script
