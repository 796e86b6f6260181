// WhatsApp by its Cloud API: one webhook, one number that we speak for.

#pragma once

#include <memory>

#include "bot/channel/channel.h"
#include "bot/config/channel_config.h"
#include "knowledge/result.h"

namespace bot {

[[nodiscard]] knowledge::Result<std::unique_ptr<Channel>> open_whatsapp(
    const WhatsAppConfig& config, ChannelWorld world);

}  // namespace bot
