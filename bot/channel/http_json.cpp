#include "bot/channel/http_json.h"

#include <array>
#include <cstdio>
#include <ctime>

#include <nlohmann/json.hpp>

namespace bot {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

// Texts are valid UTF-8 by the time they are stored; should one not be, it is still answered.
std::string written(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json buttons_of(const Message& message) {
  Json buttons = Json::array();
  for (const Button& button : message.buttons) {
    buttons.push_back({{"label", button.label}, {"value", button.value}});
  }
  return buttons;
}

Json reply_of(const Message& message) {
  return {{"seq", message.seq},
          {"text", message.text},
          {"steps", message.steps},
          {"buttons", buttons_of(message)},
          {"fix", or_null(message.fix)}};
}

Json line_of(const Message& message) {
  return {{"seq", message.seq},
          {"from", message.from},
          {"name", or_null(message.name)},
          {"at", iso_8601(message.at)},
          {"text", message.text},
          {"steps", message.steps},
          {"buttons", buttons_of(message)},
          {"fix", or_null(message.fix)}};
}

Json lines_of(const std::vector<Message>& messages) {
  Json lines = Json::array();
  for (const Message& message : messages)
    lines.push_back(line_of(message));
  return lines;
}

Json conversation_of(const StoredConversation& stored) {
  const dialog::Conversation& conversation = stored.conversation;
  return {{"conversation", conversation.id},
          {"state", dialog::to_string(conversation.state)},
          {"owner", dialog::to_string(conversation.owner)},
          {"handoff", or_null(conversation.handoff)},
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

Json talk_of(const UserData::Talk& talk) {
  const dialog::Conversation& conversation = talk.stored.conversation;
  const auto& ios = conversation.device.ios;
  Json json = conversation_of(talk.stored);
  json["symptom"] = or_null(conversation.symptom);
  json["model"] = or_null(conversation.device.model);
  json["ios"] = ios ? Json(knowledge::to_string(*ios)) : Json();
  json["error_code"] = or_null(conversation.error_code);
  json["attempts"] = attempts_of(conversation);
  json["messages"] = lines_of(talk.messages);
  json["timers"] = Json::array();
  for (const Timer& timer : talk.timers) {
    json["timers"].push_back({{"kind", timer.kind}, {"due", iso_8601(timer.due)}});
  }
  json["undelivered"] = talk.outgoing.size();
  return json;
}

}  // namespace

std::string answer_json(const Answered& answered) {
  Json replies = Json::array();
  for (const Message& message : answered.replies)
    replies.push_back(reply_of(message));
  return written({{"conversation", answered.conversation},
                  {"state", dialog::to_string(answered.state)},
                  {"owner", dialog::to_string(answered.owner)},
                  {"handoff", or_null(answered.handoff)},
                  {"replies", std::move(replies)}});
}

std::string messages_json(const std::vector<Message>& messages, std::int64_t after) {
  return written(
      {{"messages", lines_of(messages)}, {"next", messages.empty() ? after : messages.back().seq}});
}

std::string conversation_json(const StoredConversation& stored,
                              const std::vector<Message>& messages) {
  Json json = conversation_of(stored);
  json["messages"] = lines_of(messages);
  json["next"] = messages.empty() ? 0 : messages.back().seq;
  return written(json);
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
  return written({{"user", data.user.id},
                  {"channel", data.user.channel},
                  {"conversations", std::move(conversations)},
                  {"answers", std::move(answers)},
                  {"held", std::move(held)},
                  {"set_aside", std::move(set_aside)}});
}

std::string iso_8601(Instant at) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(at);
  const std::time_t time = seconds.time_since_epoch().count();
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  std::array<char, 32> day{};
  const auto size = std::strftime(day.data(), day.size(), "%Y-%m-%dT%H:%M:%S", &parts);
  std::array<char, 8> rest{};
  std::snprintf(rest.data(), rest.size(), ".%03dZ", static_cast<int>((at - seconds).count()));
  return std::string(day.data(), size) + rest.data();
}

}  // namespace bot
