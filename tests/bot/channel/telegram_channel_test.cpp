#include "bot/channel/telegram_channel.h"

#include <doctest/doctest.h>

#include "tests/bot/channel/plugged.h"

namespace bot {
namespace {

using std::chrono::milliseconds;
using Lines = std::vector<std::string>;

constexpr const char* kPath = "/webhooks/telegram";
const User kUser{"telegram", "5"};

EngineSettings at_once() {
  EngineSettings settings;
  settings.burst_window = milliseconds(0);
  return settings;
}

TelegramConfig config_of(TelegramMode mode) {
  TelegramConfig config;
  config.token = "99:token";
  config.secret = "s3cret";
  config.api = "http://127.0.0.1:1";
  config.mode = mode;
  return config;
}

// Telegram's side of the wire.
struct Site : tests::Plugged {
  explicit Site(TelegramMode mode = TelegramMode::Webhook, const std::string& public_url = "")
      : Plugged(at_once()),
        channel(std::move(*open_telegram(config_of(mode), public_url, world()))) {}

  std::optional<http::Response> post(const std::string& body,
                                     const std::string& secret = "s3cret") {
    return ask(*channel, kPath, body, {{"X-Telegram-Bot-Api-Secret-Token", secret}});
  }
  http::Response settled(const std::string& body) {
    (void)post(body);
    while (bench.engine->step())
      continue;
    REQUIRE(answer);
    return *answer;
  }

  std::unique_ptr<Channel> channel;
};

std::string wrote(int id, const std::string& text) {
  return R"({"update_id":)" + std::to_string(id) +
         R"(,"message":{"message_id":3,"date":1,"from":{"id":5,"is_bot":false},)"
         R"("chat":{"id":5,"type":"private"},"text":")" +
         text + "\"}}";
}

TEST_SUITE("bot/channel/telegram_channel") {
  TEST_CASE("what doesn't show the secret gets 401 and leaves no trace but a metric") {
    Site site;
    CHECK(site.ask(*site.channel, kPath, wrote(1, "hi"), {})->status == 401);
    CHECK(site.post(wrote(1, "hi"), "s3cre")->status == 401);
    CHECK(site.post(wrote(1, "hi"), "s3cret2")->status == 401);
    CHECK(site.passed_over() == Lines{"unsigned", "forged", "forged"});
    site.bench.pass(milliseconds(0));
    CHECK(site.bench.observed<TurnTaken>() == 0);
    CHECK(site.bench.current(kUser).empty());
  }

  TEST_CASE("200 comes after the commit, and the same update four times is answered once") {
    Site site;
    for (int time = 0; time < 4; ++time) {
      CHECK_FALSE(site.post(wrote(7, "hi")));
      site.bench.engine->step();
      REQUIRE(site.answer);
      CHECK(site.answer->status == 200);
    }
    CHECK(site.bench.lines(kUser) == Lines{"person: hi", "bot: echo hi"});
  }

  TEST_CASE("a press overtakes nothing it shouldn't, and its spinner ends") {
    Site site;
    site.settled(wrote(7, "hi"));
    site.asides.clear();
    const std::string press =
        R"({"update_id":6,"callback_query":{"id":"q1","from":{"id":5},"data":"c1.1.1",)"
        R"("message":{"message_id":9,"date":0,"chat":{"id":5,"type":"private"}}}})";
    CHECK(site.settled(press).status == 200);
    CHECK(site.bench.lines(kUser).back() == "bot: pressed Yes");
    REQUIRE(site.asides.size() == 1);
    CHECK(site.asides[0].method == "answerCallbackQuery");
  }

  TEST_CASE("who blocks the bot is not written to, and goes on where it stood later") {
    Site site;
    site.settled(wrote(7, "hi"));
    CHECK(site.settled(R"({"update_id":8,"my_chat_member":{"chat":{"id":5,"type":"private"},)"
                       R"("from":{"id":5},"new_chat_member":{"status":"kicked"}}})")
              .status == 200);
    const std::string id = site.bench.current(kUser);
    CHECK(site.bench.store->conversation(id)->conversation.state == dialog::State::Closed);
    CHECK_FALSE(site.bench.store->next_outgoing("telegram"));
    CHECK_FALSE(site.bench.store->next_due());
  }

  TEST_CASE("a group that moves takes its replies along") {
    Site site;
    site.settled(R"({"update_id":7,"message":{"message_id":1,"from":{"id":5},"text":"/start",)"
                 R"("chat":{"id":-5,"type":"group"}}})");
    site.settled(R"({"update_id":8,"message":{"message_id":2,"from":{"id":5},"chat":{"id":-5,)"
                 R"("type":"group"},"migrate_to_chat_id":-1005}})");
    const auto row = site.bench.store->claim("telegram", site.world().clock(), Instant::max());
    REQUIRE(row);
    CHECK(row->target == "-1005");
  }

  TEST_CASE("what isn't for us is answered 200 and forgotten") {
    Site site;
    CHECK(site.post(R"({"update_id":7,"poll":{}})")->status == 200);
    CHECK(site.post("not JSON")->status == 200);
    CHECK(site.passed_over() == Lines{"kind", "not_json"});
  }

  TEST_CASE("it says when its webhook isn't registered, and has none while it polls") {
    CHECK(Site().channel->remark().find("no --public-url") != std::string::npos);
    CHECK(Site(TelegramMode::Webhook, "https://bot.example").channel->remark().empty());
    Site polling(TelegramMode::Poll);
    CHECK(polling.channel->remark() == ", polling");
    CHECK(polling.channel->routes().empty());
  }
}

}  // namespace
}  // namespace bot
