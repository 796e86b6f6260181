#include "bot/channel/whatsapp_render.h"

#include <algorithm>

#include "bot/channel/foreign_json.h"
#include "bot/channel/pieces.h"
#include "knowledge/text.h"

namespace bot {
namespace {

using nlohmann::json;
using Choices = std::vector<dialog::Choice>;

// https://developers.facebook.com/documentation/business-messaging/whatsapp/messages: of
// text-messages, interactive-reply-buttons-messages and interactive-list-messages. Bytes are
// counted where they count characters, and spaced() adds some.
constexpr std::size_t kTextMax = 4096 - 96;
constexpr std::size_t kBodyMax = 1024 - 96;
constexpr std::size_t kButtonsMax = 3;
constexpr std::size_t kButtonChars = 20;
constexpr std::size_t kRowsMax = 10;
constexpr std::size_t kRowChars = 24;

json buttons_of(const Choices& choices) {
  json buttons = json::array();
  for (const dialog::Choice& choice : choices) {
    const json reply = {{"id", choice.value}, {"title", choice.label}};
    buttons.push_back({{"type", "reply"}, {"reply", reply}});
  }
  return {{"buttons", buttons}};
}

// A long label stands whole below its beginning.
json list_of(const Choices& choices, const std::string& open) {
  json rows = json::array();
  for (const dialog::Choice& choice : choices) {
    json row = {{"id", choice.value}, {"title", shortened(choice.label, kRowChars)}};
    if (row["title"] != choice.label) row["description"] = choice.label;
    rows.push_back(std::move(row));
  }
  return {{"button", open}, {"sections", json::array({{{"rows", rows}}})}};
}

Call message_to(std::string_view target, const char* type, const json& content) {
  return {"messages", written({{"messaging_product", "whatsapp"},
                               {"recipient_type", "individual"},
                               {"to", target},
                               {"type", type},
                               {type, content}})};
}

Call text_to(std::string_view target, const std::string& text) {
  return message_to(target, "text", {{"preview_url", false}, {"body", text}});
}

Call choices_to(std::string_view target, const std::string& text, const Choices& choices,
                const std::string& open) {
  const bool short_ones = std::ranges::all_of(choices, [](const dialog::Choice& choice) {
    return knowledge::count_chars(choice.label) <= kButtonChars;
  });
  const bool buttons = short_ones && choices.size() <= kButtonsMax;
  return message_to(target, "interactive",
                    {{"type", buttons ? "button" : "list"},
                     {"body", {{"text", text}}},
                     {"action", buttons ? buttons_of(choices) : list_of(choices, open)}});
}

std::vector<Call> calls_of(const dialog::Reply& reply, std::string_view target, bool pressed,
                           const std::string& open) {
  auto paragraphs = paragraphs_of(reply);
  if (!pressed && !reply.choices.empty()) paragraphs.push_back(options_line(reply.choices));
  const auto texts = messages_of(paragraphs, pressed ? kBodyMax : kTextMax, single_starred);
  std::vector<Call> calls;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    // WhatsApp knows no way to escape what else might mark.
    const std::string text = single_starred(spaced(texts[i]));
    const bool last = i + 1 == texts.size();
    calls.push_back(last && pressed ? choices_to(target, text, reply.choices, open)
                                    : text_to(target, text));
  }
  return calls;
}

}  // namespace

std::vector<Call> render_whatsapp(const dialog::Reply& reply, std::string_view target,
                                  const std::string& open) {
  const bool pressed = !reply.choices.empty() && reply.choices.size() <= kRowsMax;
  return calls_of(reply, target, pressed, open);
}

std::vector<Call> render_whatsapp_plain(const dialog::Reply& reply, std::string_view target) {
  return calls_of(reply, target, false, "");
}

}  // namespace bot
