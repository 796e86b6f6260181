// The shapes that messages to Slack are made of. Pure. Texts are given as they are to stand there:
// escaped, and within Slack's limits.
// https://docs.slack.dev/reference/block-kit

#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace bot {

// An arguments' object of chat.postMessage; `target` is "CHANNEL" or "CHANNEL/THREAD".
[[nodiscard]] nlohmann::json slack_message_to(std::string_view target);
// Names of channels and people in a verbatim text stay words.
[[nodiscard]] nlohmann::json slack_section(const std::string& text, bool verbatim = false);
[[nodiscard]] nlohmann::json slack_label(const std::string& text);
[[nodiscard]] nlohmann::json slack_button(const std::string& action, const std::string& label,
                                          const std::string& value);
[[nodiscard]] nlohmann::json slack_actions(const nlohmann::json& elements);

}  // namespace bot
