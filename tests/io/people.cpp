#include "tests/io/people.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>

#include "bot/channel/form.h"
#include "bot/crypto/digest.h"
#include "tests/io/set_up.h"

namespace io {
namespace {

using nlohmann::json;

constexpr const char* kJson = "application/json";
constexpr const char* kForm = "application/x-www-form-urlencoded";

std::int64_t now_s() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

// Unique in the run.
int next_number() {
  static std::atomic<int> last = 100;
  return ++last;
}

// As Slack writes JSON: ASCII only, and slashes escaped.
std::string as_slack(const json& body) {
  std::string text;
  for (const char c : body.dump(-1, ' ', true)) {
    if (c == '/') text += '\\';
    text += c;
  }
  return text;
}

using tests::ShownButton;

const ShownButton& button_of(const Shown& shown, const std::string& label) {
  const auto found = std::ranges::find(shown.buttons, label, &ShownButton::label);
  if (found == shown.buttons.end()) throw std::runtime_error("no button " + label);
  return *found;
}

json envelope(const json& event) {
  return {{"token", "deprecated"},
          {"team_id", "T1"},
          {"api_app_id", "A1"},
          {"event", event},
          {"type", "event_callback"},
          {"event_id", "Ev" + std::to_string(next_number())},
          {"event_time", now_s()},
          {"authorizations", json::array({{{"enterprise_id", nullptr},
                                           {"team_id", "T1"},
                                           {"user_id", "UBOT"},
                                           {"is_bot", true},
                                           {"is_enterprise_install", false}}})},
          {"is_ext_shared_channel", false}};
}

// The form that tells of a press on a message.
std::string press_of(const std::string& user, const std::string& channel, const Shown& shown,
                     const json& action) {
  json container = {{"type", "message"},
                    {"message_ts", shown.id},
                    {"channel_id", channel},
                    {"is_ephemeral", false}};
  if (!shown.thread.empty()) container["thread_ts"] = shown.thread;
  const json payload = {{"type", "block_actions"},
                        {"user", {{"id", user}, {"username", "ann"}, {"team_id", "T1"}}},
                        {"api_app_id", "A1"},
                        {"container", container},
                        {"trigger_id", "13345224609." + std::to_string(next_number())},
                        {"team", {{"id", "T1"}, {"domain", "example"}}},
                        {"enterprise", nullptr},
                        {"is_enterprise_install", false},
                        {"channel", {{"id", channel}, {"name", "directmessage"}}},
                        {"message", {{"ts", shown.id}, {"text", shown.text}}},
                        {"state", {{"values", json::object()}}},
                        {"actions", json::array({action})}};
  return bot::form_written({{"payload", as_slack(payload)}});
}

// A text of somebody at the present time, `number` of theirs.
json message_of(const std::string& user, const std::string& channel, const std::string& text,
                int number) {
  const std::string time = std::to_string(now_s()) + "." + std::to_string(100000 + number);
  return {{"type", "message"},
          {"channel", channel},
          {"user", user},
          {"text", text},
          {"ts", time},
          {"event_ts", time},
          {"team", "T1"},
          {"client_msg_id", "m" + std::to_string(next_number())},
          {"blocks", json::array()}};
}

}  // namespace

HttpReply SlackPerson::post(const Program& program, const std::string& path,
                            const std::string& body, const std::string& type,
                            const std::string& secret, int age_s) {
  const std::string time = std::to_string(now_s() - age_s);
  const std::string signature = "v0=" + bot::hmac_sha256(secret, "v0:" + time + ":" + body);
  return http_post(program.url(), "/webhooks/slack/" + path, body, type,
                   {{"X-Slack-Request-Timestamp", time}, {"X-Slack-Signature", signature}});
}

HttpReply SlackPerson::post_event(const std::string& body) const {
  return post(program_, "events", body, kJson);
}

HttpReply SlackPerson::open_home() {
  return post_event(as_slack(envelope({{"type", "app_home_opened"},
                                       {"user", user_},
                                       {"channel", channel_},
                                       {"tab", "messages"},
                                       {"event_ts", "1.1"}})));
}

std::string SlackPerson::event_of(const std::string& text) {
  json event = message_of(user_, channel_, text, ++last_);
  event["channel_type"] = "im";
  return as_slack(envelope(event));
}

HttpReply SlackPerson::say(const std::string& text) { return post_event(event_of(text)); }

HttpReply SlackPerson::edit(const std::string& was, const std::string& text) {
  json event = message_of(user_, channel_, "", ++last_);
  event["channel_type"] = "im";
  event["hidden"] = true;
  event["subtype"] = text.empty() ? "message_deleted" : "message_changed";
  event["previous_message"] = {{"type", "message"}, {"user", user_}, {"text", was}, {"ts", "1.1"}};
  if (!text.empty()) {
    event["message"] = event["previous_message"];
    event["message"]["text"] = text;
  }
  event.erase("user");
  event.erase("text");
  return post_event(as_slack(envelope(event)));
}

HttpReply SlackPerson::press(const Shown& shown, const std::string& label) {
  const ShownButton& button = button_of(shown, label);
  const json action = {{"action_id", "choice_0"},
                       {"block_id", "b"},
                       {"type", "button"},
                       {"value", button.value},
                       {"text", {{"type", "plain_text"}, {"text", button.label}}},
                       {"action_ts", "1700000000." + std::to_string(next_number())}};
  return post(program_, "interactions", press_of(user_, channel_, shown, action), kForm);
}

HttpReply SlackPerson::command(const std::string& text) {
  const std::string body = bot::form_written({{"command", "/stepwise"},
                                              {"text", text},
                                              {"team_id", "T1"},
                                              {"channel_id", "C1"},
                                              {"channel_name", "general"},
                                              {"user_id", user_},
                                              {"user_name", "ann"},
                                              {"api_app_id", "A1"},
                                              {"is_enterprise_install", "false"},
                                              {"trigger_id", std::to_string(next_number())}});
  return post(program_, "commands", body, kForm);
}

HttpReply WhatsAppPerson::post(const std::string& body, const std::string& secret) const {
  return http_post(program_.url(), "/webhooks/whatsapp", body, kJson,
                   {{"X-Hub-Signature-256", "sha256=" + bot::hmac_sha256(secret, body)}});
}

HttpReply WhatsAppPerson::send(json message) {
  message.update({{"from", number_},
                  {"id", "wamid." + std::to_string(next_number())},
                  {"timestamp", std::to_string(now_s())}});
  const json value = {
      {"messaging_product", "whatsapp"},
      {"metadata", {{"display_phone_number", "15550783881"}, {"phone_number_id", kWhatsAppNumber}}},
      {"contacts", json::array({{{"profile", {{"name", "Ann"}}}, {"wa_id", number_}}})},
      {"messages", json::array({message})}};
  const json change = {{"value", value}, {"field", "messages"}};
  const json body = {{"object", "whatsapp_business_account"},
                     {"entry", json::array({{{"id", "1"}, {"changes", json::array({change})}}})}};
  return post(body.dump(-1, ' ', true), kAppSecret);
}

HttpReply WhatsAppPerson::say(const std::string& text) {
  return send({{"type", "text"}, {"text", {{"body", text}}}});
}

HttpReply WhatsAppPerson::press(const Shown& shown, const std::string& label) {
  const ShownButton& button = button_of(shown, label);
  const json reply = {{"id", button.value}, {"title", button.label}};
  const json interactive = {{"type", "list_reply"}, {"list_reply", reply}};
  return send(
      {{"context", {{"id", shown.id}}}, {"type", "interactive"}, {"interactive", interactive}});
}

std::string SlackAgent::event_of(const Shown& card, const std::string& text) {
  json event = message_of(user_, card.place, text, next_number());
  event["channel_type"] = "channel";
  event["thread_ts"] = card.thread.empty() ? card.id : card.thread;
  return as_slack(envelope(event));
}

HttpReply SlackAgent::post_event(const std::string& body) const {
  return SlackPerson::post(program_, "events", body, kJson);
}

HttpReply SlackAgent::write(const Shown& card, const std::string& text) {
  return post_event(event_of(card, text));
}

HttpReply SlackAgent::press(const Shown& card, const std::string& label) {
  const ShownButton& button = button_of(card, label);
  const json action = {{"action_id", button.action},
                       {"block_id", "b"},
                       {"type", "button"},
                       {"value", button.value},
                       {"action_ts", "1700000000." + std::to_string(next_number())}};
  return SlackPerson::post(program_, "interactions", press_of(user_, card.place, card, action),
                           kForm);
}

json TelegramPerson::person() const {
  return {{"id", id_}, {"is_bot", false}, {"first_name", "Ann"}, {"language_code", "en"}};
}

json TelegramPerson::place() const {
  return {{"id", id_}, {"first_name", "Ann"}, {"type", "private"}};
}

json TelegramPerson::update_of(const std::string& text) {
  return {{"message",
           {{"message_id", 1000000 + ++last_},
            {"from", person()},
            {"chat", place()},
            {"date", now_s()},
            {"text", text}}}};
}

json TelegramPerson::update_of(const Shown& shown, const std::string& label) {
  const ShownButton& button = button_of(shown, label);
  const std::string query = std::to_string(next_number());
  telegram_.expect_query(query);
  return {{"callback_query",
           {{"id", query},
            {"from", person()},
            {"message",
             {{"message_id", std::stoi(shown.id)},
              {"from", {{"id", 99}, {"is_bot", true}, {"username", "stepwise_bot"}}},
              {"chat", place()},
              {"date", now_s()},
              {"text", shown.text}}},
            {"chat_instance", "4711"},
            {"data", button.value}}}};
}

HttpReply TelegramPerson::say(const std::string& text) { return post(update_of(text)); }

HttpReply TelegramPerson::press(const Shown& shown, const std::string& label) {
  return post(update_of(shown, label));
}

HttpReply TelegramPerson::block() {
  return post({{"my_chat_member",
                {{"chat", place()},
                 {"from", person()},
                 {"date", now_s()},
                 {"old_chat_member", {{"status", "member"}}},
                 {"new_chat_member", {{"status", "kicked"}}}}}});
}

HttpReply TelegramPerson::post(json update, const std::string& secret) {
  update.emplace("update_id", next_number());
  HttpHeaders headers;
  if (!secret.empty()) headers.emplace_back("X-Telegram-Bot-Api-Secret-Token", secret);
  return http_post(program_.url(), "/webhooks/telegram", update.dump(-1, ' ', true), kJson,
                   headers);
}

}  // namespace io
