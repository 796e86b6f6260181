#include "bot/channel/telegram_parse.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include "bot/channel/attached.h"
#include "bot/channel/foreign_json.h"
#include "knowledge/text.h"

namespace bot {
namespace {

using nlohmann::json;

constexpr std::chrono::minutes kEditedWithin{15};

struct CommandWords {
  std::string_view command;
  std::string_view text;
};
constexpr auto kCommands = std::to_array<CommandWords>({
    {"/start", "hi"},
    {"/help", "what can you do?"},
    {"/human", "i want to talk to a human"},
    {"/stop", "stop"},
    {"/forget", "delete my data"},
});

std::string target_of(const json& message) {
  const std::string chat = text_at(message, {"chat", "id"});
  const std::string topic = text_at(message, {"message_thread_id"});
  return true_at(message, {"is_topic_message"}) ? chat + "/" + topic : chat;
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return knowledge::folded(a) == knowledge::folded(b);
}

// "/start@our_bot payload" in its parts; `command` is "" for a text that is none, or another's.
struct Slash {
  std::string command;
  std::string rest;
};
Slash slash_of(const std::string& text, const TelegramSelf& self) {
  if (!text.starts_with('/')) return {};
  const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
  const std::size_t at = std::min(text.find('@'), end);
  const std::string_view bot = std::string_view(text).substr(at, end - at);
  if (!bot.empty() && !same_ignoring_case(bot.substr(1), self.username)) return {};
  return {knowledge::folded(text.substr(0, at)), std::string(knowledge::trimmed(text.substr(end)))};
}

// A deep link's payload has letters, digits, '_' and '-': "icloud_full" reads as words.
std::string payload_words(std::string payload) {
  std::ranges::replace_if(
      payload, [](char c) { return c == '_' || c == '-'; }, ' ');
  return payload;
}

bool names_us(const std::string& text, const TelegramSelf& self) {
  if (self.username.empty()) return false;
  return knowledge::folded(text).find("@" + knowledge::folded(self.username)) != std::string::npos;
}

// In a group we answer who means us.
bool meant_for_us(const json& message, const std::string& text, const TelegramSelf& self) {
  if (text_at(message, {"chat", "type"}) == "private") return true;
  if (!slash_of(text, self).command.empty() || names_us(text, self)) return true;
  const std::string answered = text_at(message, {"reply_to_message", "from", "id"});
  return !answered.empty() && answered == self.id;
}

std::string without_our_name(std::string text, const TelegramSelf& self) {
  const std::string name = "@" + self.username;
  if (name.size() == 1) return text;
  const auto same = [](char a, char b) { return knowledge::lower(a) == knowledge::lower(b); };
  const auto find = [&] {
    return std::search(text.begin(), text.end(), name.begin(), name.end(), same);
  };
  for (auto found = find(); found != text.end(); found = find()) {
    text.erase(found, found + static_cast<std::ptrdiff_t>(name.size()));
  }
  return std::string(knowledge::trimmed(text));
}

std::string text_of(const json& message) {
  const std::string text = text_at(message, {"text"});
  return text.empty() ? text_at(message, {"caption"}) : text;
}

std::variant<Wrote, Commanded> said(const json& message, const TelegramSelf& self) {
  const std::string text = text_at(message, {"text"});
  const Slash slash = slash_of(text, self);
  const auto* const known = std::ranges::find(kCommands, slash.command, &CommandWords::command);
  if (known == kCommands.end()) {
    return Wrote{with_attached(message, without_our_name(text_of(message), self))};
  }
  return Commanded{slash.command, std::string(known->text),
                   slash.command == "/start" ? payload_words(slash.rest) : ""};
}

Profile profile_of(const json& user) {
  std::string name = text_at(user, {"first_name"});
  const std::string last = text_at(user, {"last_name"});
  if (!name.empty() && !last.empty()) name += ' ';
  return {name + last, text_at(user, {"language_code"})};
}

Call shows_typing(const json& message) {
  json body = {{"chat_id", member(message, {"chat", "id"})}, {"action", "typing"}};
  if (true_at(message, {"is_topic_message"})) {
    body["message_thread_id"] = member(message, {"message_thread_id"});
  }
  return {"sendChatAction", written(body)};
}

Heard messaged(const json& message, const TelegramSelf& self) {
  Arrival arrival;
  arrival.target = target_of(message);
  if (const std::string to = text_at(message, {"migrate_to_chat_id"}); !to.empty()) {
    arrival.what = Migrated{to};
    return arrival;
  }
  if (true_at(message, {"from", "is_bot"})) return Ignored{"bot"};
  arrival.user = text_at(message, {"from", "id"});
  if (arrival.user.empty() || arrival.target.empty()) return Ignored{"user"};
  arrival.profile = profile_of(member(message, {"from"}));
  const std::string whole = text_of(message);
  if (!meant_for_us(message, whole, self)) return Ignored{"not_to_us"};
  arrival.message = text_at(message, {"chat", "id"}) + ":" + text_at(message, {"message_id"});
  auto what = said(message, self);
  if (auto* wrote = std::get_if<Wrote>(&what)) {
    if (wrote->text.empty() && whole.empty()) return Ignored{"service"};
    if (wrote->text.empty()) wrote->text = "hi";  // Our name and nothing else.
    arrival.what = std::move(*wrote);
  } else {
    arrival.what = std::move(std::get<Commanded>(what));
  }
  arrival.typing = shows_typing(message);
  return arrival;
}

std::optional<std::chrono::seconds> time_at(const json& message, const char* name) {
  constexpr std::int64_t far = std::int64_t{1} << 40;  // No sum of two such overflows.
  const json& found = member(message, {name});
  if (!found.is_number_integer() || found < 0 || found > far) return std::nullopt;
  return std::chrono::seconds(found.get<std::int64_t>());
}

// Who corrects a slip has said something else; who corrects what is long past speaks to nobody.
// Changes that nobody sees come as edits, too. https://core.telegram.org/bots/api#update
Heard edited(const json& message, const TelegramSelf& self) {
  const auto written_at = time_at(message, "date");
  const auto edited_at = time_at(message, "edit_date");
  const bool soon = written_at && edited_at && *edited_at - *written_at <= kEditedWithin;
  if (!soon) return Ignored{"edited"};
  auto what = messaged(message, self);
  auto* arrival = std::get_if<Arrival>(&what);
  if (arrival == nullptr || !std::holds_alternative<Wrote>(arrival->what)) return Ignored{"edited"};
  arrival->revises = true;
  return what;
}

std::string label_of(const json& query, const std::string& data) {
  const json& rows = member(query, {"message", "reply_markup", "inline_keyboard"});
  if (!rows.is_array()) return "";
  for (const json& row : rows) {
    if (!row.is_array()) continue;
    for (const json& button : row) {
      if (text_at(button, {"callback_data"}) == data) return text_at(button, {"text"});
    }
  }
  return "";
}

Heard pressed(const json& query) {
  Arrival arrival;
  arrival.user = text_at(query, {"from", "id"});
  if (arrival.user.empty()) return Ignored{"user"};
  if (member(query, {"message"}).is_object()) {
    arrival.target = target_of(member(query, {"message"}));
  }
  const std::string data = text_at(query, {"data"});
  const bool alone = text_at(query, {"message", "chat", "type"}) == "private";
  arrival.what = Pushed{data, alone ? label_of(query, data) : ""};
  arrival.asides = {
      {"answerCallbackQuery", written({{"callback_query_id", text_at(query, {"id"})}})}};
  return arrival;
}

Heard membership(const json& change) {
  const std::string status = text_at(change, {"new_chat_member", "status"});
  if (text_at(change, {"chat", "type"}) != "private" || status != "kicked") {
    return Ignored{"membership"};
  }
  Arrival arrival;
  arrival.user = text_at(change, {"from", "id"});
  if (arrival.user.empty()) return Ignored{"user"};
  arrival.what = Left{};
  return arrival;
}

}  // namespace

TelegramUpdate read_telegram_update(const json& update, const TelegramSelf& self) {
  TelegramUpdate result;
  const json& id = member(update, {"update_id"});
  if (!id.is_number_integer()) return result;
  result.id = id.get<std::int64_t>();
  if (const json& sent = member(update, {"message"}); sent.is_object()) {
    result.what = messaged(sent, self);
  } else if (const json& query = member(update, {"callback_query"}); query.is_object()) {
    result.what = pressed(query);
  } else if (const json& change = member(update, {"my_chat_member"}); change.is_object()) {
    result.what = membership(change);
  } else if (const json& again = member(update, {"edited_message"}); again.is_object()) {
    result.what = edited(again, self);
  }
  if (auto* arrival = std::get_if<Arrival>(&result.what)) {
    arrival->key = "update:" + std::to_string(result.id);
  }
  return result;
}

TelegramUpdate parse_telegram_update(std::string_view body, const TelegramSelf& self) {
  const auto update = foreign_object(body);
  if (!update) return {-1, Ignored{"not_json"}};
  return read_telegram_update(*update, self);
}

}  // namespace bot
