// Slack's way of writing text (mrkdwn), in both directions. Pure.
// https://docs.slack.dev/messaging/formatting-message-text

#pragma once

#include <string>
#include <string_view>

namespace bot {

// What Slack sent as a person reads it: entities and links unwrapped, mentions taken out, emoji
// names gone (a text of emoji alone stays one).
[[nodiscard]] std::string from_mrkdwn(std::string_view text);

// The same of who is to be quoted word by word: links keep their addresses, emoji stay, and the
// marks of *bold*, _italic_, ~strike~ and `code` are gone.
[[nodiscard]] std::string words_of_mrkdwn(std::string_view text);

// `&`, `<` and `>` escaped, so that nothing in it mentions, links or notifies.
[[nodiscard]] std::string mrkdwn_escaped(std::string_view text);

// What may stand between two asterisks: without line ends and asterisks.
[[nodiscard]] std::string unstarred(std::string escaped);

// A text of ours with **bold** as mrkdwn.
[[nodiscard]] std::string to_mrkdwn(std::string_view text);

}  // namespace bot
