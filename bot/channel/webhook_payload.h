// What another program is told of one thing that happened to a handoff: JSON, and the name of the
// event. Pure; openapi.json's `webhooks` is the contract.

#pragma once

#include <optional>
#include <string>

#include "bot/store/records.h"

namespace bot {

// "handoff.assigned"; how a conversation went is "conversation.solved" and "conversation.rated".
[[nodiscard]] std::string webhook_type(dialog::HappeningKind kind);

// The same for every attempt, and never given to another event.
[[nodiscard]] std::string webhook_id(const HandoffEvent& event);

// `line` is the transcript's, of a message. Without a newline.
[[nodiscard]] std::string webhook_payload(const HandoffEvent& event,
                                          const StoredConversation& conversation,
                                          const Profile& profile,
                                          const std::optional<Message>& line);

}  // namespace bot
