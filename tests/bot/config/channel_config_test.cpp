#include "bot/config/channel_config.h"

#include <fstream>
#include <optional>
#include <sstream>

#include <doctest/doctest.h>

#include "bot/config/serve_config.h"
#include "tests/bot/config/variable.h"
#include "tests/bot/temp_folder.h"

namespace bot {
namespace {

using tests::Variable;

struct Read {
  std::optional<ChannelConfig> config;
  std::string err;
};

Read read(const std::vector<std::string>& args) {
  std::ostringstream out;
  std::ostringstream err;
  auto result = read_serve_config(args, out, err);
  Read read;
  if (const auto* config = std::get_if<ServeConfig>(&result)) read.config = config->channels;
  read.err = err.str();
  return read;
}

TEST_SUITE("bot/config/channel_config") {
  TEST_CASE("without anything both platforms are off, and say what they need") {
    const auto config = read({}).config.value();
    CHECK(off_because(config.slack) == "no STEPWISE_SLACK_SIGNING_SECRET");
    CHECK(off_because(config.telegram) == "no STEPWISE_TELEGRAM_TOKEN");
    CHECK(off_because(config.whatsapp) == "no STEPWISE_WHATSAPP_TOKEN");
    CHECK(config.slack.api == "https://slack.com/api");
    CHECK(config.telegram.api == "https://api.telegram.org");
    CHECK(config.burst_window == std::chrono::milliseconds(800));
  }

  TEST_CASE("secrets come from the environment or from files") {
    const tests::TempFolder folder;
    std::ofstream(folder.file("token")) << "xoxb-file\n";
    const Variable secret("STEPWISE_SLACK_SIGNING_SECRET", "new,old");
    const Variable token("STEPWISE_TELEGRAM_TOKEN", "1:a-b_c");
    const Variable shown("STEPWISE_TELEGRAM_SECRET", "s3cret");
    const auto config = read({"--slack-bot-token-file", folder.file("token")}).config.value();
    CHECK(config.slack.signing_secrets == std::vector<std::string>{"new", "old"});
    CHECK(config.slack.bot_token == "xoxb-file");
    CHECK(config.telegram.token == "1:a-b_c");
    CHECK(config.telegram.secret == "s3cret");
    CHECK(off_because(config.slack).empty());
    CHECK(off_because(config.telegram).empty());
    for (const char* flag :
         {"--slack-signing-secret", "--slack-bot-token", "--telegram-token", "--telegram-secret"}) {
      CAPTURE(flag);
      CHECK_FALSE(read({flag, "1:secret"}).config);
    }
  }

  TEST_CASE("webhooks need an address and a secret that can sign") {
    CHECK(off_because(read({}).config.value().webhook) == "no STEPWISE_WEBHOOK_URL");
    const std::vector<std::string> there = {"--webhook-url", "https://example.com/hook"};
    CHECK(off_because(read(there).config.value().webhook) == "no STEPWISE_WEBHOOK_SECRET");
    const std::string sound = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    {
      const Variable secrets("STEPWISE_WEBHOOK_SECRET", sound + ',' + sound);
      const auto config = read(there).config.value();
      CHECK(off_because(config.webhook).empty());
      CHECK(config.webhook.keys.size() == 2);
    }
    const Variable secret("STEPWISE_WEBHOOK_SECRET", "hunter2hunter2");
    const Read refused = read(there);
    CHECK_FALSE(refused.config);
    CHECK(refused.err.find("webhook-secret: must be whsec_") != std::string::npos);
    CHECK(refused.err.find("hunter2") == std::string::npos);
    CHECK(read({"--webhook-url", "http://example.com/hook"}).err.find("webhook-url: must be") !=
          std::string::npos);
  }

  TEST_CASE("half of what a platform needs leaves it off, with a reason") {
    const Variable token("STEPWISE_TELEGRAM_TOKEN", "1:a");
    const Variable bot_token("STEPWISE_SLACK_BOT_TOKEN", "s");
    const auto config = read({}).config.value();
    CHECK(off_because(config.slack) == "a token, but no STEPWISE_SLACK_SIGNING_SECRET");
    CHECK(off_because(config.telegram).find("no STEPWISE_TELEGRAM_SECRET") != std::string::npos);
    const auto polling = read({"--telegram-mode", "poll"}).config.value();
    CHECK(off_because(polling.telegram).empty());
  }

  TEST_CASE("WhatsApp needs four things, and names the first that is missing") {
    const Variable token("STEPWISE_WHATSAPP_TOKEN", "EAA");
    CHECK(off_because(read({}).config.value().whatsapp) ==
          "a token, but no STEPWISE_WHATSAPP_APP_SECRET");
    const Variable secret("STEPWISE_WHATSAPP_APP_SECRET", "s");
    CHECK(off_because(read({}).config.value().whatsapp) ==
          "a token, but no STEPWISE_WHATSAPP_VERIFY_TOKEN");
    const Variable shown("STEPWISE_WHATSAPP_VERIFY_TOKEN", "v");
    CHECK(off_because(read({}).config.value().whatsapp) == "a token, but no --whatsapp-phone-id");
    const auto config = read({"--whatsapp-phone-id", "106"}).config.value();
    CHECK(off_because(config.whatsapp).empty());
    CHECK(read({"--whatsapp-phone-id", "+1 555"}).err.find("digits only") != std::string::npos);
  }

  TEST_CASE("places are taken with a slash at their end and without") {
    const auto config = read({"--slack-api", "http://127.0.0.1:1/api/", "--telegram-api",
                              "http://localhost:2/", "--public-url", "https://bot.example/a//",
                              "--burst-window", "0ms", "--slack-agent-channel", "C0123"})
                            .config.value();
    CHECK(config.slack.api == "http://127.0.0.1:1/api/");
    CHECK(config.telegram.api == "http://localhost:2/");
    CHECK(config.public_url == "https://bot.example/a");
    CHECK(config.burst_window.count() == 0);
    CHECK(config.slack.agent_channel == "C0123");
  }

  TEST_CASE("a mistake says where it is and what was expected") {
    struct Row {
      std::vector<std::string> args;
      const char* says;
    };
    for (const Row& row : {
             Row{{"--slack-api", "http://slack.com/api"}, "slack-api: must be an https:// URL"},
             Row{{"--telegram-api", "ftp://x"}, "telegram-api: must be an https:// URL"},
             Row{{"--telegram-api", "http://[::1.evil"}, "telegram-api: must be"},
             Row{{"--public-url", "http://bot.example"}, "public-url: must be an https:// URL"},
             Row{{"--public-url", "https://bot.example/?a"}, "without user, query and fragment"},
             Row{{"--telegram-mode", "push"}, "--telegram-mode"},
             Row{{"--burst-window", "soon"}, "burst-window: "},
             Row{{"--slack-agent-channel", "#agents"},
                 "a channel's id like C0123ABCD, not '#agents'"},
         }) {
      CAPTURE(row.says);
      const Read outcome = read(row.args);
      CHECK_FALSE(outcome.config);
      CHECK(outcome.err.find(row.says) != std::string::npos);
    }
    const Variable token("STEPWISE_TELEGRAM_TOKEN", "1:a/../b");
    CHECK(read({}).err.find("STEPWISE_TELEGRAM_TOKEN: must be one line") != std::string::npos);
    CHECK(read({}).err.find("1:a") == std::string::npos);
  }
}

}  // namespace
}  // namespace bot
