// What the engine logs of handoffs: everything, in the transaction of the turn.

#include <doctest/doctest.h>

#include "tests/bot/engine/fake_dialog.h"

namespace {

using tests::Bench;

// "queued person 2; message …"
std::string logged(Bench& bench) {
  std::string text;
  for (const bot::HandoffEvent& event : bench.store->handoff_events(0, 100)) {
    if (!text.empty()) text += "; ";
    text += std::string(to_string(event.kind)) + ' ' + event.actor;
    if (event.seq != 0) text += ' ' + std::to_string(event.seq);
    text += " -> " + to_string(event.owner) + ' ' + std::to_string(event.epoch);
    if (!event.detail.empty()) text += " (" + event.detail + ')';
  }
  return text;
}

}  // namespace

TEST_SUITE("bot/engine/engine") {
  TEST_CASE("while the bot alone has a conversation nothing is logged but how it went") {
    Bench bench;
    bench.say("hi");
    CHECK(logged(bench).empty());
    bench.say("solved");
    CHECK(logged(bench) == "rated person -> bot 0 (5)");
  }

  TEST_CASE("the way through queue and agent is logged with every line on it") {
    Bench bench;
    bench.say("human");
    bench.act({"c1", dialog::AgentClaimed{"bo"}, {}});
    bench.say("hello?");
    bench.act({"c1", dialog::AgentSaid{"bo", "hi ann"}, {}});
    bench.act({"c1", dialog::AgentNoted{"bo"}, {}});
    CHECK(logged(bench) ==
          "message person 1 -> queue 1; queued person -> queue 1; message system 2 -> queue 1; "
          "assigned agent:bo -> agent:bo 2; message system 3 -> agent:bo 2; "
          "message person 4 -> agent:bo 2; message agent:bo 5 -> agent:bo 2; "
          "note agent:bo -> agent:bo 2");
    const auto events = bench.store->handoff_events_of("c1");
    REQUIRE_FALSE(events.empty());
    CHECK(events.front().at == bot::Instant(std::chrono::milliseconds(bench.millis)));
    CHECK(events.back().handoff == dialog::Handoff::Assigned);
  }

  TEST_CASE("a person who is erased leaves no event behind") {
    Bench bench;
    bench.say("human");
    bench.say("erase");
    CHECK(bench.store->handoff_events(0, 100).empty());
  }
}
