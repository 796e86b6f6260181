// The dialog's reply as calls of Slack's API. Pure. Every limit is kept by splitting into more
// blocks and more messages, never by leaving something out.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/channel/arrival.h"
#include "dialog/reply.h"

namespace bot {

// https://docs.slack.dev/reference/block-kit and …/methods/chat.postMessage
inline constexpr std::size_t kSlackSectionMax = 3000;  // Characters of a section's text.
inline constexpr std::size_t kSlackTextMax =
    4000;  // Of a message's text; chat.update refuses more.
inline constexpr std::size_t kSlackBlocksMax = 50;  // Blocks of a message.
inline constexpr std::size_t kSlackLabelMax = 75;   // Characters of a button's text.
inline constexpr std::size_t kSlackRowMax = 5;      // Buttons in a row: more are hard to read.

// `target` is "CHANNEL" or "CHANNEL/THREAD". The buttons stand on the last message.
[[nodiscard]] std::vector<Call> render_slack(const dialog::Reply& reply, std::string_view target);
// The same without blocks, for when Slack calls our blocks invalid.
[[nodiscard]] std::vector<Call> render_slack_plain(const dialog::Reply& reply,
                                                   std::string_view target);

// The call that takes the buttons away from a message that was sent; empty when it has none.
// `sent` is the call that sent it, `answer` what Slack answered.
[[nodiscard]] std::optional<Call> retire_slack(const Call& sent, std::string_view answer);

}  // namespace bot
