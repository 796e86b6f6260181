#include <doctest/doctest.h>

#include "tests/bot/engine/fake_dialog.h"
#include "tests/bot/temp_folder.h"

namespace {

using std::chrono::minutes;
using tests::Bench;
using Lines = std::vector<std::string>;

}  // namespace

TEST_SUITE("bot/engine/timers") {
  TEST_CASE("a timer fires when the clock has come to it, once") {
    Bench bench;
    bench.say("hi");
    bench.pass(minutes(29));
    CHECK(bench.lines().size() == 2);
    bench.pass(minutes(1));
    CHECK(bench.lines() == Lines{"person: hi", "bot: echo hi", "bot: remind is due"});
    bench.pass(minutes(60));
    CHECK(bench.lines().size() == 3);
  }

  TEST_CASE("a new message moves the timer") {
    Bench bench;
    bench.say("hi");
    bench.pass(minutes(20));
    bench.say("more");
    bench.pass(minutes(20));
    CHECK(bench.lines().size() == 4);
    bench.pass(minutes(10));
    CHECK(bench.lines().size() == 5);
  }

  TEST_CASE("timers due while the server was down fire at the start") {
    const tests::TempFolder folder;
    {
      Bench bench({}, folder.file("stepwise.db"));
      bench.say("hi");
    }
    Bench bench({}, folder.file("stepwise.db"));
    bench.pass(minutes(45));
    CHECK(bench.lines().back() == "bot: remind is due");
  }

  TEST_CASE("no agent is taken for gone because the server was") {
    const tests::TempFolder folder;
    {
      Bench bench({}, folder.file("stepwise.db"));
      bench.say("hi");
      bench.store->set_timer({bench.current(), "agent_lease", bot::Instant()});
    }
    Bench bench({}, folder.file("stepwise.db"));
    bench.pass(minutes(0));
    CHECK(bench.lines().size() == 2);
    bench.pass(minutes(2));
    CHECK(bench.lines().back() == "bot: agent_lease is due");
  }

  TEST_CASE("who is told that it's closed needs no reminder before it") {
    Bench bench;
    bench.say("hi");
    const bot::Instant now{std::chrono::milliseconds(bench.millis)};
    bench.store->set_timer({bench.current(), "close", now + minutes(60)});
    bench.pass(minutes(120));
    CHECK(bench.lines() == Lines{"person: hi", "bot: echo hi", "bot: close is due"});
  }

  TEST_CASE("a timer that another one of the same batch has put off doesn't fire") {
    Bench bench;
    bench.say("hi");
    const bot::Instant now{std::chrono::milliseconds(bench.millis)};
    bench.store->set_timer({bench.current(), "follow_up", now + minutes(10)});
    bench.store->set_timer({bench.current(), "close", now + minutes(20)});
    bench.pass(minutes(25));
    CHECK(bench.lines().back() == "bot: follow_up is due");
    CHECK(bench.store->timer(bench.current(), "close") == now + minutes(24 * 60 + 25));
  }

  TEST_CASE("a clock that goes back fires nothing early and nothing twice") {
    Bench bench;
    bench.say("hi");
    bench.pass(-minutes(60 * 24));
    CHECK(bench.lines().size() == 2);
    bench.pass(minutes(60 * 24 + 30));
    bench.pass(-minutes(10));
    bench.pass(minutes(10));
    CHECK(bench.lines().size() == 3);
  }
}
