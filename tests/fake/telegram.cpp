#include "tests/fake/telegram.h"

#include <algorithm>
#include <array>

#include "knowledge/text.h"

namespace tests {
namespace {

using nlohmann::json;

WireAnswer fine(const json& result) {
  return {200, json({{"ok", true}, {"result", result}}).dump(), {}, Fate::Whole};
}

WireAnswer refused(int code, const std::string& description) {
  const json body = {{"ok", false}, {"error_code", code}, {"description", description}};
  return {code, body.dump(), {}, Fate::Whole};
}

WireAnswer bad(const std::string& description) {
  return refused(400, "Bad Request: " + description);
}

bool within(std::string_view text, std::string_view others) {
  return std::ranges::all_of(text, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           others.find(c) != std::string_view::npos;
  });
}

// Why Telegram would not show these buttons; "" when it would.
std::string keyboard_error(const json& markup) {
  if (!markup.is_object() || !markup.contains("inline_keyboard")) return "object expected";
  std::size_t count = 0;
  for (const json& row : markup.at("inline_keyboard")) {
    if (!row.is_array() || row.empty() || row.size() > 8) return "reply markup is too long";
    for (const json& button : row) {
      const std::string data = text_of(button, "callback_data");
      if (data.empty() || data.size() > 64) return "BUTTON_DATA_INVALID";
      if (text_of(button, "text").empty() || button.size() != 2) return "can't parse button";
      ++count;
    }
  }
  return count > 100 ? "reply markup is too long" : "";
}

std::vector<ShownButton> buttons_of(const json& body) {
  std::vector<ShownButton> buttons;
  for (const json& row :
       body.value("reply_markup", json::object()).value("inline_keyboard", json::array())) {
    for (const json& button : row)
      buttons.push_back({text_of(button, "text"), text_of(button, "callback_data")});
  }
  return buttons;
}

constexpr auto kEntities = std::to_array<std::pair<std::string_view, char>>(
    {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}});

}  // namespace

Parsed telegram_html(std::string_view html) {
  Parsed parsed;
  std::vector<std::string> open;
  while (!html.empty()) {
    const auto* entity = std::ranges::find_if(
        kEntities, [&](const auto& each) { return html.starts_with(each.first); });
    if (entity != kEntities.end()) {
      parsed.text += entity->second;
      html.remove_prefix(entity->first.size());
    } else if (html.front() == '<') {
      const std::size_t end = html.find('>');
      if (end == std::string_view::npos) return {"", "Unclosed start tag"};
      const std::string name(html.substr(1, end - 1));
      html.remove_prefix(end + 1);
      if (name.starts_with('/')) {
        if (open.empty() || open.back() != name.substr(1)) return {"", "Unmatched end tag"};
        open.pop_back();
      } else if (name == "b" || name == "i" || name == "u" || name == "s" || name == "code") {
        open.push_back(name);
      } else {
        return {"", "Unsupported start tag \"" + name + "\""};
      }
    } else {
      parsed.text += html.front();
      html.remove_prefix(1);
    }
  }
  if (!open.empty()) parsed.error = "Can't find end tag corresponding to start tag " + open.back();
  return parsed;
}

FakeTelegram::FakeTelegram(std::string token) : token_(std::move(token)) { serve(); }

void FakeTelegram::push_update(json update) {
  const std::scoped_lock lock(mutex_);
  update["update_id"] = next_update_++;
  updates_.push_back(std::move(update));
  changed_.notify_all();
}

void FakeTelegram::expect_query(const std::string& id) {
  const std::scoped_lock lock(mutex_);
  queries_.insert(id);
}

void FakeTelegram::set_webhook(const std::string& url) {
  const std::scoped_lock lock(mutex_);
  webhook_ = url;
}

std::string FakeTelegram::webhook() const {
  const std::scoped_lock lock(mutex_);
  return webhook_;
}

std::int64_t FakeTelegram::confirmed() const {
  const std::scoped_lock lock(mutex_);
  return updates_.empty() ? next_update_ : updates_.front().at("update_id").get<std::int64_t>();
}

std::optional<WireAnswer> FakeTelegram::read(const WireRequest& request, ApiCall& call) {
  const std::string start = "/bot" + token_ + "/";
  if (!request.target.starts_with(start)) return refused(404, "Not Found");
  call.method = request.target.substr(start.size());
  if (!request.header("Content-Type").starts_with("application/json")) {
    return bad("content type isn't JSON");
  }
  call.body = json::parse(request.body, nullptr, false);
  if (!call.body.is_object()) return bad("can't parse JSON");
  return std::nullopt;
}

// A poll is held until there is something, and for less long than by Telegram: tests are in a
// hurry.
void FakeTelegram::hold(const ApiCall& call, std::unique_lock<std::mutex>& lock) {
  if (call.method != "getUpdates") return;
  const auto offset = call.body.value("offset", std::int64_t{0});
  changed_.wait_for(lock, std::chrono::seconds(1), [&] {
    return !webhook_.empty() ||
           (!updates_.empty() && updates_.back().at("update_id").get<std::int64_t>() >= offset);
  });
}

WireAnswer FakeTelegram::answer(const ApiCall& call) {
  if (call.method == "sendMessage") return send(call);
  if (call.method == "editMessageReplyMarkup") return edit_markup(call);
  if (call.method == "answerCallbackQuery") return answer_query(call);
  if (call.method == "sendChatAction") return fine(true);
  if (call.method == "getUpdates") return updates(call);
  if (call.method == "setWebhook") return register_webhook(call);
  if (call.method == "setMyCommands") return set_commands(call);
  if (call.method == "deleteWebhook") {
    webhook_.clear();
    return fine(true);
  }
  if (call.method == "getMe") {
    return fine(
        {{"id", 99}, {"is_bot", true}, {"first_name", "Step"}, {"username", "stepwise_bot"}});
  }
  complain("unknown method " + call.method);
  return refused(404, "Not Found: method not found");
}

WireAnswer FakeTelegram::send(const ApiCall& call) {
  const bool html = text_of(call.body, "parse_mode") == "HTML";
  const std::string raw = text_of(call.body, "text");
  const Parsed parsed = html ? telegram_html(raw) : Parsed{raw, ""};
  std::string error;
  if (!call.body.contains("chat_id")) error = "chat_id is empty";
  if (!parsed.error.empty()) error = "can't parse entities: " + parsed.error;
  if (knowledge::trimmed(parsed.text).empty()) error = "message text is empty";
  if (knowledge::count_chars(parsed.text) > 4096) error = "message is too long";
  if (error.empty() && call.body.contains("reply_markup")) {
    error = keyboard_error(call.body.at("reply_markup"));
  }
  if (!error.empty()) {
    complain("sendMessage: " + error + ": " + raw.substr(0, 300));
    return bad(error);
  }
  const std::string chat = text_of(call.body, "chat_id");
  check_rates(chat);
  ++last_message_;
  shown_.push_back({std::to_string(last_message_), chat, text_of(call.body, "message_thread_id"),
                    parsed.text, buttons_of(call.body), call.at});
  return fine({{"message_id", last_message_}, {"chat", {{"id", call.body.at("chat_id")}}}});
}

WireAnswer FakeTelegram::edit_markup(const ApiCall& call) {
  const auto found = std::ranges::find(shown_, text_of(call.body, "message_id"), &Shown::id);
  if (found == shown_.end() || found->place != text_of(call.body, "chat_id")) {
    complain("editMessageReplyMarkup: no such message");
    return bad("message to edit not found");
  }
  check_rates(found->place);
  found->buttons = buttons_of(call.body);
  return fine(true);
}

// Edits count like messages.
void FakeTelegram::check_rates(const std::string& chat) {
  const bool group = chat.starts_with('-');
  check_rate(by_chat_[chat], group ? 20 : 1,
             group ? std::chrono::minutes(1) : std::chrono::seconds(1), "messages to " + chat);
  check_rate(in_all_, 30, std::chrono::seconds(1), "messages in all");
}

WireAnswer FakeTelegram::answer_query(const ApiCall& call) {
  if (queries_.erase(text_of(call.body, "callback_query_id")) > 0) return fine(true);
  return bad("query is too old and response timeout expired or query ID is invalid");
}

WireAnswer FakeTelegram::register_webhook(const ApiCall& call) {
  const std::string secret = text_of(call.body, "secret_token");
  if (!within(secret, "_-") || secret.empty() || secret.size() > 256) {
    complain("setWebhook: the secret token");
    return bad("secret token contains unallowed characters");
  }
  webhook_ = text_of(call.body, "url");
  return fine(true);
}

WireAnswer FakeTelegram::set_commands(const ApiCall& call) {
  for (const json& command : call.body.value("commands", json::array())) {
    const std::string name = text_of(command, "command");
    const std::size_t words = knowledge::count_chars(text_of(command, "description"));
    const bool lower = std::ranges::none_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (name.empty() || name.size() > 32 || !within(name, "_") || !lower || words < 1 ||
        words > 256) {
      complain("setMyCommands: " + command.dump());
      return bad("BOT_COMMAND_INVALID");
    }
  }
  return fine(true);
}

WireAnswer FakeTelegram::updates(const ApiCall& call) {
  if (!webhook_.empty()) {
    return refused(409,
                   "Conflict: can't use getUpdates method while webhook is active; use "
                   "deleteWebhook to delete the webhook first");
  }
  const auto offset = call.body.value("offset", std::int64_t{0});
  while (!updates_.empty() && updates_.front().at("update_id").get<std::int64_t>() < offset)
    updates_.pop_front();
  json list = json::array();
  for (const json& update : updates_) {
    if (list.size() < call.body.value("limit", std::size_t{100})) list.push_back(update);
  }
  return fine(list);
}

}  // namespace tests
