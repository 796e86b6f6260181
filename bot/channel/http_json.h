// What the HTTP channel answers, as JSON text: values in, bytes out. Pure. The members and their
// order are the interface; what isn't there is null, never left out.

#pragma once

#include <string>
#include <vector>

#include "bot/channel/timestamp.h"
#include "bot/engine/engine.h"
#include "bot/store/records.h"

namespace bot {

// {"conversation", "state", "owner", "handoff", "replies": […]}
[[nodiscard]] std::string answer_json(const Answered& answered);

// {"messages": […], "next": seq}; `after` is what was asked for.
[[nodiscard]] std::string messages_json(const std::vector<Message>& messages, std::int64_t after);

// {"conversation", "state", "owner", "handoff", "fix", "created", "updated", "messages", "next"}
[[nodiscard]] std::string conversation_json(const StoredConversation& stored,
                                            const std::vector<Message>& messages);

// All that is stored of one person, for them to read.
[[nodiscard]] std::string user_json(const UserData& data);

}  // namespace bot
