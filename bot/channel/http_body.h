// The body of POST /v1/messages: bytes of a stranger -> what they sent, or the reason it is refused
// and where. Pure. Neither reads what the message means nor knows of any conversation.

#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "bot/channel/json_body.h"
#include "bot/http/http.h"
#include "knowledge/result.h"

namespace bot {

// Limits of the interface; characters are Unicode code points.
inline constexpr std::size_t kUserCharsMax = 200;
inline constexpr std::size_t kIdCharsMax = 200;
inline constexpr std::size_t kTextCharsMax = 16000;
inline constexpr std::size_t kButtonBytesMax = 64;

struct SentText {
  std::string text;
};
struct SentPress {
  std::string value;
};
struct Sent {
  std::string user;
  std::string id;  // "" when none was given.
  std::variant<SentText, SentPress> what;
};

// Strings come out as valid UTF-8 without NUL. Members that aren't known are passed over.
[[nodiscard]] knowledge::Result<Sent> parse_sent(std::string_view body);

// "application/json", with or without a charset, which must then be UTF-8.
[[nodiscard]] bool is_json(std::string_view content_type);
// Whether the body is said to be JSON; answers 415 itself when it isn't.
[[nodiscard]] bool has_json_body(const http::Request& request, const http::Respond& respond);

}  // namespace bot
