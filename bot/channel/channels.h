// Every chat platform there is, as the configuration has them: opened when they have what they
// need, and a word on why not when they don't.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "bot/channel/channel.h"
#include "bot/config/channel_config.h"
#include "knowledge/result.h"

namespace bot {

struct Channels {
  std::vector<std::unique_ptr<Channel>> open;
  std::string summary;  // "slack on; telegram off (no STEPWISE_TELEGRAM_TOKEN)"
};

// Whether on or off: their conversations are in the store, and their replies wait.
[[nodiscard]] std::vector<std::string> channel_names();

[[nodiscard]] knowledge::Result<Channels> open_channels(const ChannelConfig& config,
                                                        const ChannelWorld& world);

}  // namespace bot
