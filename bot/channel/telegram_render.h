// The dialog's reply as calls of Telegram's Bot API. Pure. Every limit is kept by splitting into
// more messages, never by leaving something out.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/channel/arrival.h"
#include "dialog/reply.h"

namespace bot {

// https://core.telegram.org/bots/api#sendmessage and #inlinekeyboardbutton
inline constexpr std::size_t kTelegramTextMax = 4096;  // Characters after parsing.
inline constexpr std::size_t kTelegramDataMax = 64;    // Bytes of a button's callback data.

// `target` is "CHAT" or "CHAT/TOPIC". The buttons stand under the last message.
[[nodiscard]] std::vector<Call> render_telegram(const dialog::Reply& reply,
                                                std::string_view target);
// The same without markup, for when Telegram can't parse ours.
[[nodiscard]] std::vector<Call> render_telegram_plain(const dialog::Reply& reply,
                                                      std::string_view target);

// The call that takes the buttons away from a message that was sent; empty when it has none.
[[nodiscard]] std::optional<Call> retire_telegram(const Call& sent, std::string_view answer);

// **bold** as <b>, everything else escaped.
[[nodiscard]] std::string to_html(std::string_view text);

}  // namespace bot
