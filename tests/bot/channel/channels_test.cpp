#include "bot/channel/channels.h"

#include <doctest/doctest.h>

#include "tests/bot/channel/plugged.h"

namespace bot {
namespace {

TEST_SUITE("bot/channel/channels") {
  TEST_CASE("without anything none is open, and each says why") {
    tests::Plugged plugged;
    const auto channels = open_channels({}, plugged.world());
    REQUIRE(channels);
    CHECK(channels->open.empty());
    CHECK(channels->summary ==
          "slack off (no STEPWISE_SLACK_SIGNING_SECRET); telegram off (no "
          "STEPWISE_TELEGRAM_TOKEN); whatsapp off (no STEPWISE_WHATSAPP_TOKEN); "
          "webhook off (no STEPWISE_WEBHOOK_URL)");
    CHECK(channel_names() == std::vector<std::string>{"slack", "telegram", "whatsapp", "webhook"});
  }

  TEST_CASE("those that have what they need are open, with their routes and their line") {
    tests::Plugged plugged;
    ChannelConfig config;
    config.slack.signing_secrets = {"s"};
    config.slack.bot_token = "xoxb";
    config.telegram.token = "1:a";
    config.telegram.mode = TelegramMode::Poll;
    config.whatsapp = {"s", "v", "EAA", "106"};
    config.webhook = {"https://example.com/hook", {"key"}};
    const auto channels = open_channels(config, plugged.world());
    REQUIRE(channels);
    CHECK(channels->summary == "slack on; telegram on, polling; whatsapp on; webhook on");
    REQUIRE(channels->open.size() == 4);
    CHECK(channels->open[0]->routes().size() == 3);
    for (const auto& channel : channels->open) {
      const auto line = channel->line();
      REQUIRE(line);
      CHECK(line->platform.channel == channel->name());
    }
  }

  TEST_CASE("a place that can't be called is named") {
    tests::Plugged plugged;
    ChannelConfig config;
    config.slack.signing_secrets = {"s"};
    config.slack.api = "http://slack.com";
    const auto channels = open_channels(config, plugged.world());
    REQUIRE_FALSE(channels);
    CHECK(channels.error().message.starts_with("slack-api: "));
  }
}

}  // namespace
}  // namespace bot
