#include "bot/channel/json_body.h"

#include "bot/channel/foreign_json.h"
#include "bot/channel/utf8.h"

namespace bot {
namespace {

using knowledge::Error;
using knowledge::Result;
using nlohmann::json;

Error not_json(const json::parse_error& failure) {
  const std::string_view message = failure.what();
  const bool encoding = message.find("UTF-8") != std::string_view::npos;
  return {std::string(encoding ? "body: is not UTF-8" : "body: is not JSON") + " at byte " +
          std::to_string(failure.byte)};
}

}  // namespace

Result<json> parse_object(std::string_view body) {
  if (deeper_than(body, kDepthMax)) {
    return Error{"body: must be at most " + std::to_string(kDepthMax) + " levels deep"};
  }
  try {
    json parsed = json::parse(body);
    if (parsed.is_object()) return parsed;
    return Error{std::string("body: must be an object, not ") + parsed.type_name()};
  } catch (const json::parse_error& failure) {
    return not_json(failure);
  }
}

Result<std::optional<std::string>> string_member(const json& body, const char* name) {
  const auto found = body.find(name);
  if (found == body.end()) return std::optional<std::string>();
  if (!found->is_string()) {
    return Error{std::string(name) + ": must be a string, not " + found->type_name()};
  }
  return std::optional(found->get<std::string>());
}

Result<std::optional<std::string>> text_member(const json& body, const char* name,
                                               std::size_t chars_max) {
  auto taken = string_member(body, name);
  if (!taken || !*taken) return taken;
  const auto complaint = text_complaint(**taken, chars_max);
  if (complaint.empty()) return taken;
  return Error{std::string(name) + ": " + complaint};
}

Result<std::string> required_text(const json& body, const char* name, std::size_t chars_max) {
  auto taken = text_member(body, name, chars_max);
  if (!taken) return taken.error();
  if (!*taken) return Error{std::string(name) + ": must be given"};
  return std::move(**taken);
}

std::string text_complaint(std::string_view text, std::size_t chars_max) {
  const auto count = count_characters(text);
  if (!count) return "must be UTF-8";
  if (text.find('\0') != std::string_view::npos) return "must not hold a NUL";
  if (*count >= 1 && *count <= chars_max) return "";
  return "must be 1 to " + std::to_string(chars_max) + " characters, not " + std::to_string(*count);
}

}  // namespace bot
