#include "bot/channel/whatsapp_parse.h"

#include "bot/channel/attached.h"
#include "bot/channel/foreign_json.h"

namespace bot {
namespace {

using nlohmann::json;

// A kind of message is the member that holds it: "type" says the same.
std::string words_of(const json& message) {
  const std::string type = text_at(message, {"type"});
  std::string words = text_at(message, {type.c_str(), "caption"});
  if (type == "text") words = text_at(message, {"text", "body"});
  if (type == "button") words = text_at(message, {"button", "text"});  // Of a template.
  return with_attached(message, words);
}

// Marks the message as read, too; it ends with our answer, or after 25 seconds.
Call shows_typing(const std::string& message) {
  return {"messages", written({{"messaging_product", "whatsapp"},
                               {"status", "read"},
                               {"message_id", message},
                               {"typing_indicator", {{"type", "text"}}}})};
}

std::string name_of(const std::string& user, const json& contacts) {
  for (const json& contact : contacts) {
    if (text_at(contact, {"wa_id"}) == user) return text_at(contact, {"profile", "name"});
  }
  return "";
}

Heard heard_of(const json& message, const json& contacts) {
  Arrival arrival;
  arrival.user = arrival.target = text_at(message, {"from"});
  arrival.key = text_at(message, {"id"});
  if (arrival.user.empty() || arrival.key.empty()) return Ignored{"user"};
  arrival.profile.name = name_of(arrival.user, contacts);
  if (const json& pressed = member(message, {"interactive"}); pressed.is_object()) {
    const json& reply = member(pressed, {text_at(pressed, {"type"}).c_str()});
    arrival.what = Pushed{text_at(reply, {"id"}), text_at(reply, {"title"})};
    return arrival;
  }
  std::string words = words_of(message);
  if (words.empty()) return Ignored{"kind"};
  arrival.what = Wrote{std::move(words)};
  arrival.typing = shows_typing(arrival.key);
  return arrival;
}

void read_value(const json& value, std::string_view phone_id, std::vector<Heard>& all) {
  const auto ignore = [&](const char* why) { all.emplace_back(Ignored{why}); };
  if (text_at(value, {"metadata", "phone_number_id"}) != phone_id) return ignore("number");
  const json& messages = list_at(value, {"messages"});
  if (messages.empty()) ignore(list_at(value, {"statuses"}).empty() ? "kind" : "status");
  for (const json& message : messages)
    all.push_back(heard_of(message, list_at(value, {"contacts"})));
}

}  // namespace

std::vector<Heard> parse_whatsapp(std::string_view body, std::string_view phone_id) {
  const auto whole = foreign_object(body);
  if (!whole) return {Ignored{"not_json"}};
  std::vector<Heard> all;
  for (const json& entry : list_at(*whole, {"entry"})) {
    for (const json& change : list_at(entry, {"changes"}))
      read_value(member(change, {"value"}), phone_id, all);
  }
  return all;
}

}  // namespace bot
