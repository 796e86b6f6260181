#include "bot/channel/webhook_channel.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "bot/channel/webhook_feed.h"
#include "bot/channel/webhook_signature.h"
#include "bot/store/reply_codec.h"
#include "tests/bot/channel/plugged.h"
#include "tests/fake/wire.h"

namespace bot {
namespace {

using nlohmann::json;
using tests::Plugged;
using tests::Wire;
using tests::WireAnswer;
using tests::WireRequest;

std::vector<std::string> waiting(Store& store) {
  std::vector<std::string> types;
  while (const auto row = store.claim(kWebhookChannel, Instant::max(), Instant::max())) {
    types.push_back(json::parse(decode_reply(row->body).reply.lead)["type"]);
    CHECK(store.settle(row->id, row->attempt, Delivered{}));
  }
  return types;
}

using Types = std::vector<std::string>;

TEST_SUITE("bot/channel/webhook_channel") {
  TEST_CASE("what is logged is told once and in order, and nothing of before") {
    tests::Bench bench;
    Store& store = *bench.store;
    bench.say("human");
    begin_webhooks(store);
    CHECK(feed_webhooks(store, Instant()) == 0);
    bench.act({"c1", dialog::AgentClaimed{"bo"}, {}, {}});
    begin_webhooks(store);  // As at another start.
    CHECK(feed_webhooks(store, Instant()) == 2);
    CHECK(feed_webhooks(store, Instant()) == 0);
    CHECK(waiting(store) == Types{"handoff.assigned", "handoff.message"});
  }

  TEST_CASE("of who was erased nothing is told, and others are not held up") {
    tests::Bench bench;
    Store& store = *bench.store;
    begin_webhooks(store);
    bench.say("human");
    CHECK(feed_webhooks(store, Instant()) == 3);
    bench.say("erase");
    bench.say("human", "", {"slack", "bob"});
    (void)feed_webhooks(store, Instant());
    CHECK(waiting(store) == Types{"handoff.message", "handoff.queued", "handoff.message"});
  }

  TEST_CASE("the receiver gets it signed, at its very address") {
    std::vector<WireRequest> seen;
    const Wire receiver([&](const WireRequest& request) {
      seen.push_back(request);
      return WireAnswer{204, "", {}, tests::Fate::Whole};
    });
    const std::string key(32, 'k');
    Plugged plugged;
    for (const char* path : {"", "/", "/hook", "/a/hook/"}) {
      const auto channel = open_webhook({receiver.url() + path, {key}}, plugged.world());
      REQUIRE(channel);
      const auto line = (*channel)->line();
      REQUIRE(line);
      const auto calls = line->platform.render({.lead = R"({"type":"x"})", .tail = "evt_1"}, "");
      REQUIRE(calls.size() == 1);
      CHECK(line->platform.api(calls[0]).status == 204);
    }
    REQUIRE(seen.size() == 4);
    CHECK(seen[0].target == "/");
    CHECK(seen[1].target == "/");
    CHECK(seen[2].target == "/hook");
    CHECK(seen[3].target == "/a/hook/");
    CHECK(seen[2].body == R"({"type":"x"})");
    CHECK(seen[2].header("Content-Type") == "application/json");
    CHECK(seen[2].header("webhook-id") == "evt_1");
    const std::chrono::seconds at(plugged.bench.millis / 1000);
    CHECK(seen[2].header("webhook-timestamp") == std::to_string(at.count()));
    CHECK(seen[2].header("webhook-signature") ==
          webhook_signature({key}, "evt_1", at, R"({"type":"x"})"));
  }
}

}  // namespace
}  // namespace bot
