#include "bot/channel/http_body.h"

#include <algorithm>

#include "bot/channel/json_body.h"
#include "knowledge/text.h"

namespace bot {
namespace {

using knowledge::Error;
using knowledge::Result;
using nlohmann::json;

bool is_button(std::string_view value) {
  return !value.empty() && value.size() <= kButtonBytesMax &&
         std::all_of(value.begin(), value.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

using What = std::variant<SentText, SentPress>;

Result<What> take_what(const json& body) {
  auto text = text_member(body, "text", kTextCharsMax);
  if (!text) return text.error();
  auto press = string_member(body, "press");
  if (!press) return press.error();
  if (*text && *press) return Error{"press: must not come together with text"};
  if (*text) return What(SentText{std::move(**text)});
  if (!*press) return Error{"text: must be given, or press"};
  if (!is_button(**press)) return Error{"press: must be the value of a button"};
  return What(SentPress{std::move(**press)});
}

Result<Sent> take_sent(const json& body) {
  auto user = required_text(body, "user", kUserCharsMax);
  if (!user) return user.error();
  auto id = text_member(body, "id", kIdCharsMax);
  if (!id) return id.error();
  auto what = take_what(body);
  if (!what) return what.error();
  return Sent{std::move(*user), std::move(*id).value_or(""), std::move(*what)};
}

}  // namespace

Result<Sent> parse_sent(std::string_view body) {
  const auto object = parse_object(body);
  if (!object) return object.error();
  return take_sent(*object);
}

bool is_json(std::string_view content_type) {
  std::string text;
  for (const char c : content_type) {
    if (c == ' ' || c == '\t' || c == '"') continue;
    text += knowledge::lower(c);
  }
  constexpr std::string_view type = "application/json";
  if (!text.starts_with(type)) return false;
  const std::string_view rest = std::string_view(text).substr(type.size());
  return rest.empty() || rest == ";" || rest == ";charset=utf-8" || rest == ";charset=utf8";
}

bool has_json_body(const http::Request& request, const http::Respond& respond) {
  if (is_json(request.header("Content-Type"))) return true;
  respond(http::problem(415, "Content-Type: must be application/json"));
  return false;
}

}  // namespace bot
