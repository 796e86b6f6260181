#include "bot/channel/query.h"

#include <charconv>

namespace bot {

std::string query_text(const http::Request& request, const char* name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? "" : found->second;
}

knowledge::Result<std::int64_t> take_number(const http::Request& request, const NumberRule& rule) {
  const auto found = request.query.find(rule.name);
  if (found == request.query.end()) return rule.otherwise;
  const std::string& text = found->second;
  const auto* end = text.data() + text.size();
  std::int64_t value = -1;
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error == std::errc{} && rest == end && value >= rule.min && value <= rule.max) return value;
  return knowledge::Error{std::string(rule.name) + ": must be a whole number from " +
                          std::to_string(rule.min) + " to " + std::to_string(rule.max)};
}

}  // namespace bot
