// The answers that the desk's handlers share.

#pragma once

#include <string>
#include <string_view>

#include "bot/channel/json_writing.h"
#include "bot/channel/unanswered.h"
#include "bot/http/http.h"
#include "dialog/conversation.h"

namespace bot {

[[nodiscard]] http::Response answer(const Json& json);
[[nodiscard]] http::Response unknown_conversation();
// "eve has it"
[[nodiscard]] std::string who_has(const dialog::Conversation& now);
// 409, with who has the conversation now.
[[nodiscard]] http::Response conflict(const dialog::Conversation& now, std::string_view detail);

// The same for an epoch that has moved on.
[[nodiscard]] http::Response too_late(const dialog::Conversation& now);

}  // namespace bot
