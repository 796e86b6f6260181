// Handoffs told to another program by signed webhooks, as a channel: one that only sends.

#pragma once

#include <memory>

#include "bot/channel/channel.h"
#include "bot/config/channel_config.h"
#include "knowledge/result.h"

namespace bot {

[[nodiscard]] knowledge::Result<std::unique_ptr<Channel>> open_webhook(const WebhookConfig& config,
                                                                       ChannelWorld world);

}  // namespace bot
