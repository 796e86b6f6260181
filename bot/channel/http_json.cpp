#include "bot/channel/http_json.h"

#include "bot/channel/json_writing.h"

namespace bot {
namespace {

Json reply_of(const Message& message) {
  Json reply = line_json(message);
  for (const char* member : {"from", "name", "at"})
    reply.erase(member);
  return reply;
}

Json lines_of(const std::vector<Message>& messages) {
  Json lines = Json::array();
  for (const Message& message : messages)
    lines.push_back(line_json(message));
  return lines;
}

Json conversation_of(const StoredConversation& stored) {
  const dialog::Conversation& conversation = stored.conversation;
  return {{"conversation", conversation.id},
          {"state", dialog::to_string(conversation.state)},
          {"owner", dialog::to_string(conversation.owner)},
          {"handoff", or_null(std::string(to_string(conversation.handoff)))},
          {"fix", or_null(conversation.fix)},
          {"created", iso_8601(stored.created)},
          {"updated", iso_8601(stored.updated)}};
}

Json attempts_of(const dialog::Conversation& conversation) {
  Json attempts = Json::array();
  for (const auto& attempt : conversation.attempts) {
    attempts.push_back({{"fix", attempt.fix},
                        {"outcome", dialog::to_string(attempt.outcome)},
                        {"at", iso_8601(attempt.at)}});
  }
  return attempts;
}

Json handoff_of(const HandoffEvent& event) {
  return {{"at", iso_8601(event.at)}, {"kind", dialog::to_string(event.kind)},
          {"actor", event.actor},     {"owner", dialog::to_string(event.owner)},
          {"epoch", event.epoch},     {"seq", event.seq},
          {"detail", event.detail}};
}

Json talk_of(const UserData::Talk& talk) {
  const dialog::Conversation& conversation = talk.stored.conversation;
  const auto& ios = conversation.device.ios;
  Json talk_json = conversation_of(talk.stored);
  talk_json["symptom"] = or_null(conversation.symptom);
  talk_json["model"] = or_null(conversation.device.model);
  talk_json["ios"] = ios ? Json(knowledge::to_string(*ios)) : Json();
  talk_json["error_code"] = or_null(conversation.error_code);
  talk_json["attempts"] = attempts_of(conversation);
  talk_json["messages"] = lines_of(talk.messages);
  talk_json["timers"] = Json::array();
  for (const Timer& timer : talk.timers) {
    talk_json["timers"].push_back({{"kind", timer.kind}, {"due", iso_8601(timer.due)}});
  }
  talk_json["undelivered"] = talk.outgoing.size();
  talk_json["handoff_events"] = Json::array();
  for (const HandoffEvent& event : talk.handoffs)
    talk_json["handoff_events"].push_back(handoff_of(event));
  talk_json["notes"] = Json::array();
  for (const Note& note : talk.notes) {
    talk_json["notes"].push_back(
        {{"agent", note.agent}, {"at", iso_8601(note.at)}, {"text", note.text}});
  }
  if (talk.thread) {
    talk_json["agent_thread"] = {{"channel", talk.thread->place}, {"thread", talk.thread->root}};
  }
  return talk_json;
}

}  // namespace

std::string answer_json(const Answered& answered) {
  Json replies = Json::array();
  for (const Message& message : answered.replies)
    replies.push_back(reply_of(message));
  return json_text({{"conversation", answered.conversation},
                    {"state", dialog::to_string(answered.state)},
                    {"owner", dialog::to_string(answered.owner)},
                    {"handoff", or_null(answered.handoff)},
                    {"replies", std::move(replies)}});
}

std::string messages_json(const std::vector<Message>& messages, std::int64_t after) {
  return json_text(
      {{"messages", lines_of(messages)}, {"next", messages.empty() ? after : messages.back().seq}});
}

std::string conversation_json(const StoredConversation& stored,
                              const std::vector<Message>& messages) {
  Json whole = conversation_of(stored);
  whole["messages"] = lines_of(messages);
  whole["next"] = messages.empty() ? 0 : messages.back().seq;
  return json_text(whole);
}

std::string user_json(const UserData& data) {
  Json conversations = Json::array();
  for (const auto& talk : data.talks)
    conversations.push_back(talk_of(talk));
  Json answers = Json::array();
  for (const auto& [key, answer, at] : data.answers) {
    answers.push_back({{"id", key}, {"at", iso_8601(at)}, {"answer", answer.body}});
  }
  Json held = Json::array();
  for (const Held& text : data.held) {
    held.push_back({{"text", text.text}, {"at", iso_8601(text.at)}});
  }
  Json set_aside = Json::array();
  for (const SetAside& event : data.set_aside) {
    set_aside.push_back(
        {{"kind", event.kind}, {"detail", event.detail}, {"at", iso_8601(event.at)}});
  }
  return json_text({{"user", data.user.id},
                    {"channel", data.user.channel},
                    {"name", data.profile.name},
                    {"locale", data.profile.locale},
                    {"conversations", std::move(conversations)},
                    {"answers", std::move(answers)},
                    {"held", std::move(held)},
                    {"set_aside", std::move(set_aside)}});
}

}  // namespace bot
