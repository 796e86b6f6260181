// Slack, plugged in: its three request URLs, who we are there, and how it is written to.
//
// A request is verified over its raw bytes before anything of it is read, and answered 200 only
// when what it tells is stored. Without a bot token the URLs can be verified and no more: Slack
// wants that while an app is being made.

#pragma once

#include <memory>

#include "bot/channel/channel.h"
#include "bot/config/channel_config.h"
#include "knowledge/result.h"

namespace bot {

// The configuration has a signing secret at least.
[[nodiscard]] knowledge::Result<std::unique_ptr<Channel>> open_slack(const SlackConfig& config,
                                                                     ChannelWorld world);

}  // namespace bot
