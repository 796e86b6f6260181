#include "bot/config/toml.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>

#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace bot {
namespace {

using knowledge::Error;
using knowledge::Result;

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

std::string at_line(const std::string& file, int line) {
  return file + ":" + std::to_string(line) + ": ";
}

// As it would stand on the command line; empty for what has no such form.
std::optional<std::string> text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* truth = node.as_boolean()) return truth->get() ? "true" : "false";
  return std::nullopt;
}

Result<TomlValue> value_of(const std::string& file, const std::string& key,
                           const toml::node& node) {
  TomlValue value{key, {}, node.is_array(), node.is_boolean(), line_of(node)};
  const auto wrong = [&](const toml::node& at, const char* expected) {
    return Error{at_line(file, line_of(at)) + key + ": " + expected};
  };
  if (node.is_table()) return wrong(node, "is a table, expected keys and values without any");
  const auto take = [&](const toml::node& each) {
    auto text = text_of(each);
    if (text) value.texts.push_back(std::move(*text));
    return text.has_value();
  };
  constexpr const char* expected = "expected a string, a whole number, true or false";
  const toml::array* array = node.as_array();
  if (array == nullptr && !take(node)) return wrong(node, expected);
  if (array == nullptr) return value;
  for (const toml::node& each : *array) {
    if (!take(each)) return wrong(each, expected);
  }
  return value;
}

std::string in_lower_case(std::string_view sentence) {
  std::string text(sentence);
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
  return text;
}

}  // namespace

Result<std::vector<TomlValue>> read_toml(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  if (!stream) return Error{file + ": can't be read"};
  std::vector<TomlValue> values;
  try {
    const toml::table table = toml::parse(text, file);
    for (const auto& [key, node] : table) {
      auto value = value_of(file, std::string(key.str()), node);
      if (!value) return value.error();
      values.push_back(std::move(*value));
    }
  } catch (const toml::parse_error& error) {
    return Error{at_line(file, static_cast<int>(error.source().begin.line)) +
                 in_lower_case(error.description())};
  }
  std::ranges::stable_sort(values, {}, &TomlValue::line);
  return values;
}

}  // namespace bot
