#include "bot/channel/webhook_payload.h"

#include "bot/channel/json_writing.h"
#include "bot/channel/timestamp.h"

namespace bot {

std::string webhook_type(dialog::HappeningKind kind) {
  const bool of_handoff =
      kind != dialog::HappeningKind::Solved && kind != dialog::HappeningKind::Rated;
  return (of_handoff ? "handoff." : "conversation.") + std::string(to_string(kind));
}

std::string webhook_id(const HandoffEvent& event) {
  // Numbers begin again in another database, conversations' names don't.
  return "evt_" + event.conversation + '_' + std::to_string(event.id);
}

std::string webhook_payload(const HandoffEvent& event, const StoredConversation& conversation,
                            const Profile& profile, const std::optional<Message>& line) {
  const Json data = {{"id", event.id},
                     {"conversation", event.conversation},
                     {"user",
                      {{"channel", conversation.user.channel},
                       {"id", conversation.user.id},
                       {"name", or_null(profile.name)}}},
                     {"actor", event.actor},
                     {"owner", dialog::to_string(event.owner)},
                     {"epoch", event.epoch},
                     {"handoff", or_null(std::string(to_string(event.handoff)))},
                     {"detail", or_null(event.detail)},
                     {"message", line ? line_json(*line) : Json()}};
  const Json whole = {
      {"type", webhook_type(event.kind)}, {"timestamp", iso_8601(event.at)}, {"data", data}};
  return whole.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace bot
