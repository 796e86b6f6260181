#include "bot/channel/http_body.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

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

using MaybeString = std::optional<std::string>;

// A member that is a string; empty when it isn't there.
Result<MaybeString> take_string(const json& body, const char* name) {
  const auto found = body.find(name);
  if (found == body.end()) return MaybeString();
  if (!found->is_string()) {
    return Error{std::string(name) + ": must be a string, not " + found->type_name()};
  }
  return MaybeString(found->get<std::string>());
}

Result<MaybeString> take_limited(const json& body, const char* name, std::size_t chars_max) {
  auto taken = take_string(body, name);
  if (!taken || !*taken) return taken;
  const auto complaint = text_complaint(**taken, chars_max);
  if (complaint.empty()) return taken;
  return Error{std::string(name) + ": " + complaint};
}

bool is_button(std::string_view value) {
  return !value.empty() && value.size() <= kButtonBytesMax &&
         std::all_of(value.begin(), value.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

using What = std::variant<SentText, SentPress>;

Result<What> take_what(const json& body) {
  auto text = take_limited(body, "text", kTextCharsMax);
  if (!text) return text.error();
  auto press = take_string(body, "press");
  if (!press) return press.error();
  if (*text && *press) return Error{"press: must not come together with text"};
  if (*text) return What(SentText{std::move(**text)});
  if (!*press) return Error{"text: must be given, or press"};
  if (!is_button(**press)) return Error{"press: must be the value of a button"};
  return What(SentPress{std::move(**press)});
}

Result<Sent> take_sent(const json& body) {
  if (!body.is_object()) {
    return Error{std::string("body: must be an object, not ") + body.type_name()};
  }
  auto user = take_limited(body, "user", kUserCharsMax);
  if (!user) return user.error();
  if (!*user) return Error{"user: must be given"};
  auto id = take_limited(body, "id", kIdCharsMax);
  if (!id) return id.error();
  auto what = take_what(body);
  if (!what) return what.error();
  return Sent{std::move(**user), std::move(*id).value_or(""), std::move(*what)};
}

}  // namespace

Result<Sent> parse_sent(std::string_view body) {
  if (deeper_than(body, kDepthMax)) {
    return Error{"body: must be at most " + std::to_string(kDepthMax) + " levels deep"};
  }
  try {
    return take_sent(json::parse(body));
  } catch (const json::parse_error& failure) {
    return not_json(failure);
  }
}

bool is_json(std::string_view content_type) {
  std::string text;
  for (const char c : content_type) {
    if (c == ' ' || c == '\t' || c == '"') continue;
    text += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  constexpr std::string_view type = "application/json";
  if (!text.starts_with(type)) return false;
  const std::string_view rest = std::string_view(text).substr(type.size());
  return rest.empty() || rest == ";" || rest == ";charset=utf-8" || rest == ";charset=utf8";
}

std::string text_complaint(std::string_view text, std::size_t chars_max) {
  const auto count = count_characters(text);
  if (!count) return "must be UTF-8";
  if (text.find('\0') != std::string_view::npos) return "must not hold a NUL";
  if (*count >= 1 && *count <= chars_max) return "";
  return "must be 1 to " + std::to_string(chars_max) + " characters, not " + std::to_string(*count);
}

}  // namespace bot
