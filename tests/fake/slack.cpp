#include "tests/fake/slack.h"

#include <algorithm>
#include <regex>
#include <set>

#include "bot/channel/form.h"
#include "knowledge/text.h"

namespace tests {
namespace {

using nlohmann::json;

constexpr std::string_view kPath = "/api/";

WireAnswer said(const json& body) { return {200, body.dump(), {}, Fate::Whole}; }
WireAnswer refused(const std::string& code) { return said({{"ok", false}, {"error", code}}); }

// Methods that read take forms.
bool reads(std::string_view method) {
  return method.ends_with(".info") || method.ends_with(".members");
}

bool only_has(const json& object, const std::set<std::string>& names) {
  return object.is_object() && std::ranges::all_of(object.items(), [&](const auto& item) {
           return names.contains(item.key());
         });
}

bool text_object(const json& object, const std::string& type, std::size_t most) {
  if (!only_has(object, {"type", "text", "emoji", "verbatim"})) return false;
  const std::size_t length = knowledge::count_chars(text_of(object, "text"));
  return text_of(object, "type") == type && length >= 1 && length <= most;
}

bool button_fits(const json& button) {
  return only_has(button, {"type", "action_id", "text", "value", "style", "url", "confirm"}) &&
         text_of(button, "type") == "button" && text_of(button, "action_id").size() <= 255 &&
         text_object(button.value("text", json()), "plain_text", 75) &&
         text_of(button, "value").size() <= 2000;
}

bool option_fits(const json& option) {
  return only_has(option, {"text", "value"}) &&
         text_object(option.value("text", json()), "plain_text", 75) &&
         text_of(option, "value").size() <= 150;
}

bool select_fits(const json& select) {
  const json options = select.value("options", json());
  return only_has(select, {"type", "action_id", "placeholder", "options"}) &&
         text_of(select, "type") == "static_select" && text_of(select, "action_id").size() <= 255 &&
         text_object(select.value("placeholder", json()), "plain_text", 150) &&
         options.is_array() && !options.empty() && options.size() <= 100 &&
         std::ranges::all_of(options, option_fits);
}

bool actions_fit(const json& block) {
  if (!only_has(block, {"type", "block_id", "elements"})) return false;
  const json elements = block.value("elements", json());
  if (!elements.is_array() || elements.empty() || elements.size() > 25) return false;
  std::set<std::string> ids;
  return std::ranges::all_of(elements, [&](const json& element) {
    return (button_fits(element) || select_fits(element)) &&
           ids.insert(text_of(element, "action_id")).second;
  });
}

bool block_fits(const json& block) {
  const std::string type = text_of(block, "type");
  if (type == "actions") return actions_fit(block);
  return type == "section" && only_has(block, {"type", "block_id", "text"}) &&
         text_object(block.value("text", json()), "mrkdwn", 3000);
}

// What notifies or links when it stands unescaped. Times are meant to be read by each reader's
// clock.
bool escaped(const std::string& text) {
  static const std::regex kTime(R"(<!date\^[0-9]+\^[^<>|]+\|[^<>|]+>)");
  return std::regex_replace(text, kTime, "").find_first_of("<>") == std::string::npos;
}

std::string read_of(const json& body) {
  if (!body.contains("blocks")) return text_of(body, "text");
  std::string all;
  for (const json& block : body.at("blocks")) {
    if (text_of(block, "type") == "section") all += text_of(block.at("text"), "text") + "\n";
  }
  return all;
}

std::vector<ShownButton> buttons_of(const json& body) {
  std::vector<ShownButton> buttons;
  for (const json& block : body.value("blocks", json::array())) {
    if (text_of(block, "type") != "actions") continue;
    for (const json& element : block.at("elements")) {
      if (text_of(element, "type") == "button") {
        buttons.push_back({text_of(element.at("text"), "text"), text_of(element, "value"),
                           text_of(element, "action_id")});
      }
    }
  }
  return buttons;
}

}  // namespace

FakeSlack::FakeSlack(std::string token) : token_(std::move(token)) { serve(); }

std::optional<WireAnswer> FakeSlack::read(const WireRequest& request, ApiCall& call) {
  if (request.method != "POST" || !request.target.starts_with(kPath)) {
    return WireAnswer{404, "<html>not here</html>", {{"Content-Type", "text/html"}}, Fate::Whole};
  }
  call.method = request.target.substr(kPath.size());
  if (request.header("Authorization") != "Bearer " + token_) return refused("invalid_auth");
  const std::string type = request.header("Content-Type");
  if (type == "application/json; charset=utf-8") {
    call.body = json::parse(request.body, nullptr, false);
    if (!call.body.is_object()) return refused("invalid_json");
    if (reads(call.method)) return refused("invalid_arguments");  // Reads take forms.
    return std::nullopt;
  }
  if (type != "application/x-www-form-urlencoded") return refused("invalid_post_type");
  for (const auto& [name, value] : bot::form_fields(request.body))
    call.body[name] = value;
  return std::nullopt;
}

WireAnswer FakeSlack::answer(const ApiCall& call) {
  if (call.method == "chat.postMessage") return post(call);
  if (call.method == "chat.update") return update(call);
  if (call.method == "auth.test") {
    return said({{"ok", true}, {"user_id", "UBOT"}, {"bot_id", "B1"}, {"team_id", "T1"}});
  }
  if (call.method == "assistant.threads.setStatus") return said({{"ok", true}});
  if (call.method == "chat.delete") return take_away(call);
  if (call.method == "chat.postEphemeral") return whisper(call);
  if (call.method == "conversations.info") {
    const std::string channel = text_of(call.body, "channel");
    return said(
        {{"ok", true}, {"channel", {{"id", channel}, {"name", "support"}, {"is_member", true}}}});
  }
  if (call.method == "conversations.members") {
    return said({{"ok", true}, {"members", json::array({"UBOT", "U7", "U8"})}});
  }
  if (call.method == "users.info") {
    const std::string user = text_of(call.body, "user");
    const std::string name = user == "U7" ? "Bo" : user == "U8" ? "Eve" : "ann";
    json info = {{"id", user}, {"real_name", "Ann Example"}, {"profile", {{"display_name", name}}}};
    if (text_of(call.body, "include_locale") == "true") info["locale"] = "en-GB";
    return said({{"ok", true}, {"user", info}});
  }
  return refused("unknown_method");
}

WireAnswer FakeSlack::post(const ApiCall& call) {
  if (const std::string error = message_error(call.body); !error.empty()) {
    complain("chat.postMessage: " + error + ": " + call.body.dump().substr(0, 300));
    return refused(error);
  }
  const std::string channel = text_of(call.body, "channel");
  check_rate(by_channel_[channel], 1, std::chrono::seconds(1), "messages to " + channel);
  const std::string time = "1700000000." + std::to_string(100000 + ++last_);
  shown_.push_back({time, channel, text_of(call.body, "thread_ts"), read_of(call.body),
                    buttons_of(call.body), call.at});
  // A user's id opens the direct messages with them.
  const std::string place = channel.starts_with('U') ? "D" + channel.substr(1) : channel;
  return said({{"ok", true}, {"channel", place}, {"ts", time}, {"message", {{"ts", time}}}});
}

WireAnswer FakeSlack::whisper(const ApiCall& call) {
  const std::string text = text_of(call.body, "text");
  if (text.empty() || text_of(call.body, "user").empty()) return refused("no_text");
  if (!escaped(text)) complain("not escaped: " + text);
  whispers_.push_back({"",
                       text_of(call.body, "channel"),
                       text_of(call.body, "thread_ts"),
                       text_of(call.body, "user") + ": " + text,
                       {},
                       call.at});
  return said({{"ok", true}, {"message_ts", "1.1"}});
}

WireAnswer FakeSlack::take_away(const ApiCall& call) {
  const std::string time = text_of(call.body, "ts");
  const auto gone = std::erase_if(shown_, [&](const Shown& each) { return each.id == time; });
  if (gone > 0) return said({{"ok", true}, {"channel", text_of(call.body, "channel")}});
  return refused("message_not_found");
}

std::vector<Shown> FakeSlack::whispers() const {
  const std::scoped_lock lock(mutex_);
  return whispers_;
}

WireAnswer FakeSlack::update(const ApiCall& call) {
  const auto found = std::ranges::find(shown_, text_of(call.body, "ts"), &Shown::id);
  if (found == shown_.end() || text_of(call.body, "channel").starts_with('U')) {
    complain("chat.update: no such message");
    return refused("message_not_found");
  }
  if (const std::string error = message_error(call.body); !error.empty()) {
    complain("chat.update: " + error);
    return refused(error);
  }
  found->text = read_of(call.body);
  found->buttons = buttons_of(call.body);
  return said({{"ok", true}, {"channel", found->place}, {"ts", found->id}});
}

std::string FakeSlack::message_error(const json& body) {
  const std::string text = text_of(body, "text");
  if (text_of(body, "channel").empty()) return "channel_not_found";
  if (text.empty()) return "no_text";  // With blocks it is what is read aloud.
  if (knowledge::count_chars(text) > 4000) return "msg_too_long";
  if (!escaped(text)) complain("not escaped: " + text);
  return body.contains("blocks") ? blocks_error(body.at("blocks")) : "";
}

std::string FakeSlack::blocks_error(const json& blocks) {
  if (!blocks.is_array()) return "invalid_blocks_format";
  if (blocks.size() > 50) return "invalid_blocks";
  for (const json& block : blocks) {
    if (!block_fits(block)) return "invalid_blocks";
    if (block.contains("text") && !escaped(text_of(block.at("text"), "text"))) {
      complain("not escaped: " + block.dump());
    }
  }
  return "";
}

}  // namespace tests
