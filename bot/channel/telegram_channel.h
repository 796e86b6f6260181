// Telegram, plugged in: its webhook or our polling, who we are there, what we register, and how it
// is written to.
//
// An update that doesn't show the secret isn't read, and one that does is answered 200 only when
// it is stored.

#pragma once

#include <memory>
#include <string>

#include "bot/channel/channel.h"
#include "bot/config/channel_config.h"
#include "knowledge/result.h"

namespace bot {

// The configuration lacks nothing. `public_url`: where Telegram reaches this server; without it no
// webhook is registered.
[[nodiscard]] knowledge::Result<std::unique_ptr<Channel>> open_telegram(
    const TelegramConfig& config, const std::string& public_url, ChannelWorld world);

}  // namespace bot
