// The body of POST /v1/messages: bytes of a stranger -> what they sent, or the reason it is refused
// and where. Pure. Neither reads what the message means nor knows of any conversation.

#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "knowledge/result.h"

namespace bot {

// Limits of the interface; characters are Unicode code points.
inline constexpr std::size_t kUserCharsMax = 200;
inline constexpr std::size_t kIdCharsMax = 200;
inline constexpr std::size_t kTextCharsMax = 16000;
inline constexpr std::size_t kButtonBytesMax = 64;
// A body needs one level. Deeper ones are refused before the parser sees them.
inline constexpr int kDepthMax = 32;

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

// The reason why `text` isn't 1 to `chars_max` characters of UTF-8 without NUL; "" when it is.
[[nodiscard]] std::string text_complaint(std::string_view text, std::size_t chars_max);

}  // namespace bot
