#include "bot/channel/slack_channel.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "bot/crypto/digest.h"
#include "tests/bot/channel/plugged.h"

namespace bot {
namespace {

using Lines = std::vector<std::string>;
using std::chrono::milliseconds;

constexpr const char* kEvents = "/webhooks/slack/events";
constexpr const char* kInteractions = "/webhooks/slack/interactions";
constexpr const char* kCommands = "/webhooks/slack/commands";
const User kUser{"slack", "U1"};

EngineSettings at_once() {
  EngineSettings settings;
  settings.burst_window = milliseconds(0);
  return settings;
}

SlackConfig config_of(const std::string& token = "xoxb-test") {
  SlackConfig config;
  config.signing_secrets = {"new secret", "old secret"};
  config.bot_token = token;
  config.api = "http://127.0.0.1:1/api";
  return config;
}

// Slack's side of the wire.
struct Site : tests::Plugged {
  explicit Site(const EngineSettings& settings = at_once(), const std::string& token = "xoxb-test")
      : Plugged(settings), channel(std::move(*open_slack(config_of(token), world()))) {}

  std::optional<http::Response> post(const std::string& path, const std::string& body,
                                     const std::string& secret = "new secret",
                                     std::int64_t age_s = 0) {
    const std::string time = std::to_string(bench.millis / 1000 - age_s);
    const std::string signature = "v0=" + hmac_sha256(secret, "v0:" + time + ":" + body);
    return ask(*channel, path, body,
               {{"x-slack-request-timestamp", time}, {"X-Slack-Signature", signature}});
  }

  // After the engine has done what it can.
  http::Response settled(const std::string& path, const std::string& body) {
    (void)post(path, body);
    bench.engine->step();
    REQUIRE(answer);
    return *answer;
  }

  std::unique_ptr<Channel> channel;
};

std::string said(const std::string& text, const std::string& ts, const std::string& id = "Ev1") {
  return R"({"type":"event_callback","event_id":")" + id +
         R"(","event":{"type":"message","channel":"D1","user":"U1","channel_type":"im","text":")" +
         text + R"(","ts":")" + ts + "\"}}";
}

TEST_SUITE("bot/channel/slack_channel") {
  TEST_CASE("what is not signed by Slack gets 401 and leaves no trace but a metric") {
    Site site;
    const std::string body = said("hi", "1.1");
    CHECK(site.ask(*site.channel, kEvents, body, {})->status == 401);
    CHECK(site.post(kEvents, body, "another secret")->status == 401);
    CHECK(site.post(kEvents, body, "new secret", 301)->status == 401);
    CHECK(site.post(kEvents, body, "new secret", -301)->status == 401);
    CHECK(site.post(kCommands, body, "")->status == 401);
    CHECK(site.passed_over() == Lines{"unsigned", "forged", "stale", "stale", "forged"});
    site.bench.pass(milliseconds(0));
    CHECK(site.bench.observed<TurnTaken>() == 0);
    CHECK(site.bench.current(kUser).empty());
    CHECK(site.post(kEvents, said("hi", "1.2"), "old secret") == std::nullopt);  // Taken in.
  }

  TEST_CASE("a URL is verified and a certificate checked without a word to the engine") {
    Site site;
    const auto challenge = site.post(kEvents, R"({"type":"url_verification","challenge":"3eZ"})");
    REQUIRE(challenge);
    CHECK(challenge->status == 200);
    CHECK(challenge->body == "3eZ");
    CHECK(challenge->content_type == "text/plain; charset=utf-8");
    CHECK(site.post(kCommands, "ssl_check=1&token=t")->status == 200);
  }

  TEST_CASE("200 comes after the commit, and the same event four times is answered once") {
    Site site;
    for (int time = 0; time < 4; ++time) {
      CHECK_FALSE(site.post(kEvents, said("hi", "1.1")));
      site.bench.engine->step();
      REQUIRE(site.answer);
      CHECK(site.answer->status == 200);
      CHECK(site.answer->body.empty());
    }
    CHECK(site.bench.lines(kUser) == Lines{"person: hi", "bot: echo hi"});
    CHECK(site.bench.observed<RepeatAnswered>() == 3);
  }

  TEST_CASE("a mention is heard once, though it comes as two events") {
    Site site;
    const auto event = [](const char* type, const char* id) {
      return R"({"type":"event_callback","event_id":")" + std::string(id) +
             R"(","authorizations":[{"user_id":"UBOT","is_bot":true}],"event":{"type":")" + type +
             R"(","channel":"C1","user":"U1","channel_type":"channel",)"
             R"("text":"<@UBOT> hello","ts":"2.1"}})";
    };
    site.settled(kEvents, event("app_mention", "Ev1"));
    site.settled(kEvents, event("message", "Ev2"));
    CHECK(site.bench.lines(kUser) == Lines{"person: hello", "bot: echo hello"});
    CHECK(site.bench.store->claim("slack", site.world().clock(), Instant::max())->target ==
          "C1/2.1");
  }

  TEST_CASE("with the queue full it is to come again, and is answered then") {
    EngineSettings settings = at_once();
    settings.queue_max = 1;
    Site site(settings);
    CHECK_FALSE(site.post(kEvents, said("one", "1.1", "Ev1")));
    const auto busy = site.post(kEvents, said("two", "1.2", "Ev2"));
    REQUIRE(busy);
    CHECK(busy->status == 503);
    CHECK(busy->headers.back().first == "Retry-After");
    site.bench.engine->step();
    CHECK(site.settled(kEvents, said("two", "1.2", "Ev2")).status == 200);
    CHECK(site.bench.lines(kUser).size() == 4);
  }

  TEST_CASE("what fails by itself is set aside and not asked for again") {
    Site site;
    CHECK(site.settled(kEvents, said("boom", "1.1")).status == 200);
    CHECK(site.bench.store->set_aside_events(5).size() == 1);
  }

  TEST_CASE("texts wait for each other, and a press doesn't") {
    Site site(EngineSettings{});
    CHECK(site.settled(kEvents, said("my backup", "1.1", "Ev1")).status == 200);
    CHECK(site.bench.current(kUser).empty());
    CHECK(site.settled(kEvents, said("failed", "1.2", "Ev2")).status == 200);
    site.bench.pass(milliseconds(800));
    CHECK(site.bench.lines(kUser).back() == "bot: echo my backup\nfailed");
    CHECK(site.settled(kEvents, said("well", "1.3", "Ev3")).status == 200);
    site.settled(kInteractions,
                 "payload=%7B%22type%22%3A%22block_actions%22%2C%22user%22%3A%7B%22id%22%3A%22U1"
                 "%22%7D%2C%22channel%22%3A%7B%22id%22%3A%22D1%22%7D%2C%22actions%22%3A%5B%7B"
                 "%22value%22%3A%22c1.1.1%22%2C%22action_ts%22%3A%229.1%22%7D%5D%7D");
    CHECK(site.bench.lines(kUser).back() == "bot: stale Yes");
    CHECK(site.bench.lines(kUser)[4] == "bot: echo well");
  }

  TEST_CASE("a button that nobody remembers says what stood on it, between two people only") {
    Site site;
    const auto press = [](const std::string& channel, const std::string& time) {
      return R"(payload={"type":"block_actions","user":{"id":"U1"},"channel":{"id":")" + channel +
             R"("},"actions":[{"value":"gone.1.1","action_ts":")" + time +
             R"(","text":{"text":"It+worked"}}]})";
    };
    site.settled(kInteractions, press("C1", "9.0"));
    CHECK(site.bench.current(kUser).empty());
    (void)site.post(kInteractions, press("D1", "9.1"));
    while (site.bench.engine->step())
      continue;
    CHECK(site.answer->status == 200);
    CHECK(site.bench.lines(kUser).front() == "person: It worked");
    CHECK(site.passed_over() == Lines{"unknown_button"});
  }

  TEST_CASE("a command is answered in private, at once, and says so where it was given") {
    Site site(EngineSettings{});
    const auto answer = site.settled(
        kCommands, "command=%2Fstepwise&text=it+failed&user_id=U1&trigger_id=1.2&channel_name=all");
    CHECK(answer.body == R"({"response_type":"ephemeral","text":"Look into our messages."})");
    CHECK(site.bench.lines(kUser) == Lines{"person: it failed", "bot: echo it failed"});
    CHECK(site.bench.store->claim("slack", site.world().clock(), Instant::max())->target == "U1");
    CHECK(site.settled(kCommands,
                       "command=%2Fx&text=&user_id=U1&trigger_id=1.3"
                       "&channel_name=directmessage")
              .body.empty());
  }

  TEST_CASE("opening the home greets once") {
    Site site;
    const std::string opened = R"({"type":"event_callback","event":{"type":"app_home_opened",)"
                               R"("user":"U1","channel":"D1","tab":"home"}})";
    site.settled(kEvents, opened);
    site.settled(kEvents, opened);
    CHECK(site.bench.lines(kUser).size() == 1);
  }

  TEST_CASE("that we are at it is shown while our answer is awaited, and only then") {
    Site site(EngineSettings{});
    const auto say = [&](const std::string& text, const std::string& time) {
      site.settled(kEvents, R"({"type":"event_callback","event":{"type":"message","channel":"D1",)"
                            R"("user":"U1","channel_type":"im","thread_ts":"1.0","text":")" +
                                text + R"(","ts":")" + time + "\"}}");
      return std::ranges::count(site.asides, "assistant.threads.setStatus", &Call::method);
    };
    CHECK(say("hi", "1.1") == 1);
    CHECK(say("hi", "1.1") == 1);  // A retry.
    site.bench.pass(milliseconds(800));
    CHECK(say("human", "1.2") == 1);  // Answered at once.
    CHECK(say("hello?", "1.3") == 2);
    (void)site.bench.act({site.bench.current(kUser), dialog::AgentClaimed{"bea"}, {}});
    CHECK(say("hello?", "1.4") == 2);
  }

  TEST_CASE("who a person is is asked once a day, and forgotten with them") {
    Site site;
    const auto asked = [&] { return std::ranges::count(site.asides, "users.info", &Call::method); };
    site.settled(kEvents, said("hi", "1.1"));
    site.settled(kEvents, said("ho", "1.2"));
    CHECK(asked() == 1);
    site.thens.at(0)({200,
                      R"({"ok":true,"user":{"id":"U1","real_name":"Ann Example",)"
                      R"("locale":"en-GB","profile":{"display_name":"ann"}}})",
                      {},
                      ""});
    site.bench.engine->step();
    CHECK(site.bench.store->profile(kUser) == Profile{"ann", "en-GB"});
    site.bench.millis += 24 * 3600 * 1000;
    site.settled(kEvents, said("erase", "1.3"));
    CHECK(asked() == 2);
    site.thens.at(1)({200, R"({"ok":true,"user":{"real_name":"Ann Example"}})", {}, ""});
    site.bench.engine->step();
    CHECK(site.bench.store->profile(kUser) == Profile{});
  }

  TEST_CASE("what was taken in is stored and answered, though the channel be gone meanwhile") {
    Site site;
    CHECK_FALSE(site.post(kEvents, said("hi", "1.1")));
    site.channel.reset();
    site.bench.engine->step();
    REQUIRE(site.answer);
    CHECK(site.answer->status == 200);
    CHECK(site.asides.size() == 1);
  }

  TEST_CASE("without a token only the URLs can be verified") {
    Site site(at_once(), "");
    CHECK(site.post(kEvents, R"({"type":"url_verification","challenge":"3eZ"})")->body == "3eZ");
    CHECK(site.post(kEvents, said("hi", "1.1"))->status == 503);
    CHECK_FALSE(site.channel->line());
    CHECK(site.channel->remark() == ", but can't answer yet: no STEPWISE_SLACK_BOT_TOKEN");
  }
}

}  // namespace
}  // namespace bot
