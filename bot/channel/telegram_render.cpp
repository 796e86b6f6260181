#include "bot/channel/telegram_render.h"

#include <algorithm>
#include <charconv>

#include "bot/channel/foreign_json.h"
#include "bot/channel/pieces.h"
#include "knowledge/text.h"

namespace bot {
namespace {

using nlohmann::json;

// Bytes of the markup are counted where Telegram counts characters of what is left of it.
constexpr std::size_t kTelegramMessageMax = kTelegramTextMax - 96;
// Two labels of this many characters stand next to each other on a small phone.
constexpr std::size_t kShortLabel = 18;

// A number where it is one: a channel's public name ("@news") stays text.
json number_or_text(std::string_view text) {
  std::int64_t value = 0;
  const auto* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error == std::errc{} && rest == end) return value;
  return std::string(text);
}

json telegram_message(std::string_view target) {
  const std::size_t slash = std::min(target.find('/'), target.size());
  json body = {{"chat_id", number_or_text(target.substr(0, slash))},
               {"link_preview_options", {{"is_disabled", true}}}};
  if (slash < target.size()) body["message_thread_id"] = number_or_text(target.substr(slash + 1));
  return body;
}

bool is_short(const dialog::Choice& choice) {
  return knowledge::count_chars(choice.label) <= kShortLabel;
}

json keyboard(const std::vector<dialog::Choice>& choices) {
  json rows = json::array();
  bool joins = false;  // The next short one may stand beside the last.
  for (const dialog::Choice& choice : choices) {
    const json button = {{"text", choice.label}, {"callback_data", choice.value}};
    if (joins && is_short(choice)) {
      rows.back().push_back(button);
      joins = false;
    } else {
      rows.push_back(json::array({button}));
      joins = is_short(choice);
    }
  }
  return {{"inline_keyboard", rows}};
}

void append_escaped(std::string& html, char c) {
  if (c == '&') {
    html += "&amp;";
  } else if (c == '<') {
    html += "&lt;";
  } else if (c == '>') {
    html += "&gt;";
  } else {
    html += c;
  }
}

std::vector<Call> telegram_calls(const dialog::Reply& reply, std::string_view target, bool marked) {
  const auto texts =
      messages_of(paragraphs_of(reply), kTelegramMessageMax, marked ? to_html : as_it_is);
  std::vector<Call> calls;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    json body = telegram_message(target);
    const std::string text = spaced(texts[i]);
    body["text"] = marked ? to_html(text) : dialog::without_bold(text);
    if (marked) body["parse_mode"] = "HTML";
    if (i + 1 == texts.size() && !reply.choices.empty()) {
      body["reply_markup"] = keyboard(reply.choices);
    }
    calls.push_back({"sendMessage", written(body)});
  }
  return calls;
}

}  // namespace

std::string to_html(std::string_view text) {
  std::string html;
  bool bold = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "**") {
      bold = !bold;
      html += bold ? "<b>" : "</b>";
      ++i;
    } else {
      append_escaped(html, text[i]);
    }
  }
  if (bold) html += "</b>";
  return html;
}

std::vector<Call> render_telegram(const dialog::Reply& reply, std::string_view target) {
  return telegram_calls(reply, target, true);
}

std::vector<Call> render_telegram_plain(const dialog::Reply& reply, std::string_view target) {
  return telegram_calls(reply, target, false);
}

std::optional<Call> retire_telegram(const Call& sent, std::string_view answer) {
  const auto body = foreign_object(sent.body);
  const auto answered = foreign_object(answer);
  if (!body || !answered || !body->contains("reply_markup")) return std::nullopt;
  const json& message = member(*answered, {"result", "message_id"});
  if (!message.is_number_integer()) return std::nullopt;
  // An empty keyboard is what leaving it out means, said so that nobody can mistake it.
  const json none = {{"inline_keyboard", json::array()}};
  return Call{
      "editMessageReplyMarkup",
      written({{"chat_id", body->at("chat_id")}, {"message_id", message}, {"reply_markup", none}})};
}

}  // namespace bot
