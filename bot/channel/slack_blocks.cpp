#include "bot/channel/slack_blocks.h"

#include <algorithm>

namespace bot {

using nlohmann::json;

json slack_message_to(std::string_view target) {
  const std::size_t slash = std::min(target.find('/'), target.size());
  json body = {
      {"channel", target.substr(0, slash)}, {"unfurl_links", false}, {"unfurl_media", false}};
  if (slash < target.size()) body["thread_ts"] = target.substr(slash + 1);
  return body;
}

json slack_section(const std::string& text, bool verbatim) {
  json block = {{"type", "section"}, {"text", {{"type", "mrkdwn"}, {"text", text}}}};
  if (verbatim) block["text"]["verbatim"] = true;
  return block;
}

json slack_label(const std::string& text) {
  return {{"type", "plain_text"}, {"text", text}, {"emoji", false}};
}

json slack_button(const std::string& action, const std::string& label, const std::string& value) {
  return {
      {"type", "button"}, {"action_id", action}, {"text", slack_label(label)}, {"value", value}};
}

json slack_actions(const json& elements) { return {{"type", "actions"}, {"elements", elements}}; }

}  // namespace bot
