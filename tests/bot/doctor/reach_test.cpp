#include "bot/doctor/reach.h"

#include <doctest/doctest.h>

#include "bot/http/server.h"
#include "tests/bot/feed/vendor.h"

namespace bot::doctor {
namespace {

using http::Request;
using http::Respond;

// All the platforms at one address: each knows its own token only.
class World {
 public:
  World() {
    auto started = http::Server::start(
        {},
        http::Router({
            {"POST", "/slack/auth.test",
             [](const Request& request, const Respond& respond) {
               const bool known = request.header("Authorization") == "Bearer xoxb-1";
               respond({200,
                        "application/json",
                        known ? R"({"ok":true,"user":"stepwise","team":"Acme"})"
                              : R"({"ok":false,"error":"invalid_auth"})",
                        {{"X-OAuth-Scopes", "chat:write,im:history,app_mentions:read"}}});
             }},
            {"POST", "/{bot}/getMe",
             [](const Request& request, const Respond& respond) {
               const bool known = request.params.at("bot") == "bot42:secret";
               respond({known ? 200 : 401,
                        "application/json",
                        known ? R"({"ok":true,"result":{"username":"stepwise_bot"}})"
                              : R"({"ok":false,"description":"Unauthorized"})",
                        {}});
             }},
            {"POST", "/{bot}/getWebhookInfo",
             [](const Request&, const Respond& respond) {
               respond({200, "application/json", R"({"ok":true,"result":{"url":""}})", {}});
             }},
            {"GET", "/graph/106",
             [](const Request& request, const Respond& respond) {
               const bool known = request.header("Authorization") == "Bearer EAA";
               respond({known ? 200 : 401,
                        "application/json",
                        known ? R"({"display_phone_number":"+1 555"})"
                              : R"({"error":{"message":"Invalid token","code":190}})",
                        {}});
             }},
            {"GET", "/hook/",
             [](const Request&, const Respond& respond) { respond(http::problem(405, "GET")); }},
            {"GET", "/old/",
             [](const Request&, const Respond& respond) {
               respond({301, "text/plain", "", {{"Location", "/hook/"}}});
             }},
            {"GET", "/healthz",
             [](const Request&, const Respond& respond) {
               respond({200, "application/json", R"({"alive":true})", {}});
             }},
        }),
        [](const Observation&) {});
    REQUIRE(started);
    server_ = std::move(*started);
  }
  [[nodiscard]] std::string url(const std::string& path) const {
    return "http://" + http::to_string(server_->address()) + path;
  }

 private:
  std::unique_ptr<http::Server> server_;
};

struct Setup {
  explicit Setup(const World& world) {
    ChannelConfig& channels = config.channels;
    channels.slack = {{"0123"}, "xoxb-1", world.url("/slack/"), ""};
    channels.telegram.token = "42:secret";
    channels.telegram.mode = TelegramMode::Poll;
    channels.telegram.api = world.url("");
    channels.whatsapp = {"secret", "ours", "EAA", "106", world.url("/graph")};
    channels.webhook = {world.url("/hook/"), {"key"}};
    channels.public_url = world.url("");
    config.status_feed = vendor.url();
  }

  [[nodiscard]] Findings check() const {
    return check_reach(config, {"iCloud Backup"},
                       std::chrono::floor<dialog::Duration>(std::chrono::system_clock::now()));
  }
  // "ok …" of the first line about it that isn't a matter of scopes or clocks.
  [[nodiscard]] std::string told(const std::string& about) const {
    for (const Finding& finding : check()) {
      if (finding.about == about) return std::string(to_string(finding.grade)) + " " + finding.what;
    }
    return "";
  }

  tests::Vendor vendor;
  ServeConfig config;
};

TEST_SUITE("bot/doctor/reach") {
  TEST_CASE("each platform is asked with its token, and --public-url and the feed as well") {
    const World world;
    const Setup setup(world);
    CHECK(setup.told("slack") == "ok signed in as stepwise of Acme");
    CHECK(setup.told("telegram") == "ok signed in as @stepwise_bot");
    CHECK(setup.told("whatsapp") == "ok speaks for +1 555");
    CHECK(setup.told("webhook") == "ok " + world.url("/hook/") + " answers");
    CHECK(setup.told("public-url") == "ok " + world.url("") + " reaches a stepwise");
    CHECK(setup.told("status-feed") == "ok 1 services of the pack, 1 with trouble");
  }

  TEST_CASE("a token that is refused is bad, and no finding holds a part of it") {
    const World world;
    Setup setup(world);
    setup.config.channels.slack.bot_token = "xoxb-stolen";
    setup.config.channels.telegram.token = "42:stolen";
    setup.config.channels.whatsapp.token = "stolen";
    CHECK(setup.told("slack") == "bad refuses the bot token: invalid_auth");
    CHECK(setup.told("telegram") == "bad refuses the token: Unauthorized");
    CHECK(setup.told("whatsapp") == "bad refuses: Invalid token");
    for (const Finding& finding : setup.check())
      CHECK((finding.what + finding.advice).find("stolen") == std::string::npos);
  }

  TEST_CASE("what nobody answers for is bad") {
    const World world;
    Setup setup(world);
    const std::string nowhere = "http://127.0.0.1:1";
    setup.config.channels.slack.api = nowhere;
    setup.config.channels.telegram.api = nowhere;
    setup.config.channels.webhook.url = nowhere;
    setup.config.channels.public_url = nowhere;
    setup.vendor.answer = {500, "text/plain", "", {}};
    CHECK(setup.told("slack").starts_with("bad can't be reached: "));
    CHECK(setup.told("telegram").starts_with("bad can't be reached: "));
    CHECK(setup.told("webhook").starts_with("bad can't be reached: "));
    CHECK(setup.told("public-url").starts_with("bad " + nowhere + " doesn't reach a stepwise: "));
    CHECK(setup.told("status-feed") == "bad answers 500");
  }

  TEST_CASE("a webhook that can't work as it is set up is told") {
    const World world;
    Setup setup(world);
    setup.config.channels.webhook = {world.url("/old/"), {"key"}};
    CHECK(setup.told("webhook") == "warn leads elsewhere, which isn't followed");
    setup.config.channels.webhook.keys.clear();
    CHECK(setup.told("webhook") == "bad off: no STEPWISE_WEBHOOK_SECRET");
  }

  TEST_CASE("a channel that is off is a line, and asks nobody") {
    const Findings findings = check_reach(ServeConfig(), {}, dialog::Instant());
    REQUIRE(findings.size() == 3);
    for (const Finding& finding : findings) {
      CHECK(finding.grade == Grade::Ok);
      CHECK(finding.what.starts_with("off: no STEPWISE_"));
    }
  }
}

}  // namespace
}  // namespace bot::doctor
