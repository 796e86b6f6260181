// A Conversation <-> JSON text, for the store and for exports.
//
// Reads what other builds wrote: a field that is missing keeps its default, one that is unknown is
// ignored, and so is a name of a list that this build doesn't have (a signal, an outcome). What
// isn't a JSON object of the right types throws RowRefused.

#pragma once

#include <string>
#include <string_view>

#include "dialog/conversation.h"

namespace bot {

[[nodiscard]] std::string encode_conversation(const dialog::Conversation& conversation);
[[nodiscard]] dialog::Conversation decode_conversation(std::string_view text);

}  // namespace bot
