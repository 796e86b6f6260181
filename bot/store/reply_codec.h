// Replies and their buttons <-> JSON text: what the transcript keeps of a bot's line, and what the
// outbox keeps for the channel to render. Decoding throws RowRefused for what isn't ours.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dialog/reply.h"

namespace bot {

// "" for none, so that most rows stay small.
[[nodiscard]] std::string encode_choices(const std::vector<dialog::Choice>& choices);
[[nodiscard]] std::vector<dialog::Choice> decode_choices(std::string_view json);

[[nodiscard]] std::string encode_lines(const std::vector<std::string>& lines);
[[nodiscard]] std::vector<std::string> decode_lines(std::string_view json);

// How `value` stands in encoded choices: what a search for it looks for.
[[nodiscard]] std::string encoded_value(std::string_view value);

// A reply with its number in the transcript: Outgoing::body.
struct Addressed {
  std::int64_t seq = 0;
  dialog::Reply reply;

  friend bool operator==(const Addressed&, const Addressed&) = default;
};
[[nodiscard]] std::string encode_reply(const Addressed& addressed);
[[nodiscard]] Addressed decode_reply(std::string_view text);

}  // namespace bot
