#include "bot/channel/channels.h"

#include <array>
#include <utility>

#include "bot/channel/slack_channel.h"
#include "bot/channel/telegram_channel.h"
#include "bot/channel/webhook_channel.h"
#include "bot/channel/whatsapp_channel.h"

namespace bot {
namespace {

struct Kind {
  const char* name;
  std::string (*off_because)(const ChannelConfig&);
  knowledge::Result<std::unique_ptr<Channel>> (*open)(const ChannelConfig&, const ChannelWorld&);
};

// A new platform is an entry here.
constexpr auto kKinds = std::to_array<Kind>({
    {"slack", [](const ChannelConfig& config) { return off_because(config.slack); },
     [](const ChannelConfig& config, const ChannelWorld& world) {
       return open_slack(config.slack, world);
     }},
    {"telegram", [](const ChannelConfig& config) { return off_because(config.telegram); },
     [](const ChannelConfig& config, const ChannelWorld& world) {
       return open_telegram(config.telegram, config.public_url, world);
     }},
    {"whatsapp", [](const ChannelConfig& config) { return off_because(config.whatsapp); },
     [](const ChannelConfig& config, const ChannelWorld& world) {
       return open_whatsapp(config.whatsapp, world);
     }},
    {"webhook", [](const ChannelConfig& config) { return off_because(config.webhook); },
     [](const ChannelConfig& config, const ChannelWorld& world) {
       return open_webhook(config.webhook, world);
     }},
});

}  // namespace

std::vector<std::string> channel_names() {
  std::vector<std::string> names;
  for (const Kind& kind : kKinds)
    names.emplace_back(kind.name);
  return names;
}

knowledge::Result<Channels> open_channels(const ChannelConfig& config, const ChannelWorld& world) {
  Channels channels;
  for (const Kind& kind : kKinds) {
    if (!channels.summary.empty()) channels.summary += "; ";
    channels.summary += kind.name;
    if (const std::string why = kind.off_because(config); !why.empty()) {
      channels.summary += " off (" + why + ")";
      continue;
    }
    auto channel = kind.open(config, world);
    if (!channel) return channel.error();
    channels.summary += " on" + (*channel)->remark();
    channels.open.push_back(std::move(*channel));
  }
  return channels;
}

}  // namespace bot
