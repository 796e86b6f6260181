#include "bot/config/secret.h"

#include <algorithm>
#include <fstream>
#include <optional>

#include "knowledge/text.h"

namespace bot {
namespace {

using knowledge::Error;
using Values = std::vector<std::string>;

constexpr std::size_t kFileBytesMax = 4096;  // A larger file is the wrong one.

// Empty when it can't be read, or is too large.
std::optional<std::string> content_of(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string content(kFileBytesMax + 1, '\0');
  stream.read(content.data(), static_cast<std::streamsize>(content.size()));
  if (stream.bad() || !stream.is_open()) return std::nullopt;
  content.resize(static_cast<std::size_t>(stream.gcount()));
  if (content.size() > kFileBytesMax) return std::nullopt;
  return content;
}

Values split(std::string_view text, std::string_view separators) {
  Values values;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    const std::string_view value = knowledge::trimmed(text.substr(0, end));
    if (!value.empty()) values.emplace_back(value);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return values;
}

bool letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool allowed(const SecretKind& kind, const std::string& value) {
  const bool right_size = value.size() >= kind.chars_min && value.size() <= kind.chars_max;
  return right_size && std::ranges::all_of(value, [&](char c) {
           if (kind.others.empty()) return c > 0x20 && c < 0x7f;
           return letter_or_digit(c) || kind.others.find(c) != std::string_view::npos;
         });
}

std::string expectation(const SecretKind& kind) {
  std::string text = "must be ";
  text +=
      kind.values_max == 1 ? "one line" : "at most " + std::to_string(kind.values_max) + " lines";
  text += " of " + std::to_string(kind.chars_min) + " or more ";
  if (kind.others.empty()) return text + "printable characters without spaces";
  text += "letters, digits and";
  for (const char c : kind.others)
    text += std::string(" '") + c + "'";
  return text + ", at most " + std::to_string(kind.chars_max);
}

}  // namespace

knowledge::Result<Values> read_secrets(const SecretKind& kind, const std::string& file) {
  const std::string name(kind.name);
  std::string place = variable_of(name);
  std::string text = environment(place);
  if (!file.empty()) {
    place = name + "-file '" + file + "'";
    auto content = content_of(file);
    if (!content || knowledge::trimmed(*content).empty()) {
      return Error{place + ": can't be read or is empty"};
    }
    text = std::move(*content);
  }
  Values values = split(text, kind.values_max > 1 ? "\n," : "\n");
  const bool sound =
      values.size() <= kind.values_max &&
      std::ranges::all_of(values, [&](const std::string& value) { return allowed(kind, value); });
  if (!sound) return Error{place + ": " + expectation(kind)};
  return values;
}

Complaint take_secret(const SecretKind& kind, const std::string& file, std::string& into) {
  auto values = read_secrets(kind, file);
  if (!values) return values.error().message;
  into = values->empty() ? "" : std::move(values->front());
  return "";
}

}  // namespace bot
