#include <doctest/doctest.h>

#include "tests/bot/engine/fake_dialog.h"
#include "tests/bot/temp_folder.h"

namespace {

using std::chrono::milliseconds;
using tests::Bench;
using tests::told;
using Lines = std::vector<std::string>;

const bot::User kBob{"slack", "bob"};

}  // namespace

TEST_SUITE("bot/engine/bursts") {
  TEST_CASE("short messages in a row are acknowledged each and answered as one") {
    Bench bench;
    CHECK(told(bench.say("my backup", "k1", kBob)) == "|welcome|bot|");
    bench.pass(milliseconds(500));
    CHECK(told(bench.say("it failed", "k2", kBob)) == "|welcome|bot|");
    bench.pass(milliseconds(799));
    CHECK(bench.current(kBob).empty());
    bench.pass(milliseconds(1));

    CHECK(bench.lines(kBob) ==
          Lines{"person: my backup", "person: it failed", "bot: echo my backup\nit failed"});
    CHECK(bench.store->held(kBob).empty());
    CHECK(bench.outbox_moves == 1);
  }

  TEST_CASE("a burst is answered 3 seconds after its first text at the latest") {
    Bench bench;
    for (int i = 0; i < 6; ++i) {
      bench.say(std::to_string(i), "", kBob);
      bench.pass(milliseconds(500));
    }
    CHECK(bench.lines(kBob).back() == "bot: echo 0\n1\n2\n3\n4\n5");
  }

  TEST_CASE("a retry is dropped before it joins a burst") {
    Bench bench;
    bench.say("my backup", "k1", kBob);
    CHECK(std::get<bot::Done>(bench.say("my backup", "k1", kBob)).repeated);
    bench.pass(milliseconds(800));
    CHECK(bench.lines(kBob) == Lines{"person: my backup", "bot: echo my backup"});
  }

  TEST_CASE("asking for a human ends the burst at once, and takes it along") {
    Bench bench;
    bench.say("my backup", "", kBob);
    CHECK(told(bench.say("a human please", "", kBob)) ==
          "c1|welcome|bot|3 echo my backup\na human please;");
  }

  TEST_CASE("a press answers what was written before it first") {
    Bench bench;
    bench.say("hi", "", kBob);
    bench.pass(milliseconds(800));
    bench.say("well", "", kBob);
    CHECK(told(bench.press("c1.1.1", kBob)) == "c1|welcome|bot|6 stale Yes;");
    CHECK(bench.lines(kBob)[2] == "person: well");
    CHECK(bench.lines(kBob)[4] == "person: Yes");
  }

  TEST_CASE("an unknown button leaves the burst alone") {
    Bench bench;
    bench.say("hi", "", kBob);
    CHECK(told(bench.press("nonsense", kBob)) == "unknown button");
    CHECK(bench.store->held(kBob).size() == 1);
  }

  TEST_CASE("an agent's act answers what was written before it first") {
    Bench bench;
    bench.say("human", "", kBob);
    bench.say("are you there", "", kBob);
    bench.act({bench.current(kBob), dialog::AgentClaimed{"kim"}, {}});
    CHECK(bench.lines(kBob).back() == "system: kim is here");
    CHECK(bench.lines(kBob)[2] == "person: are you there");
  }

  TEST_CASE("two people's bursts don't wait for each other") {
    Bench bench;
    bench.say("hi", "", kBob);
    bench.pass(milliseconds(500));
    bench.say("ho", "", {"slack", "eve"});
    bench.pass(milliseconds(300));
    CHECK(bench.lines(kBob).size() == 2);
    CHECK(bench.current({"slack", "eve"}).empty());
  }

  TEST_CASE("a very long burst is answered at once") {
    Bench bench;
    for (int i = 0; i < 20; ++i)
      bench.say(std::to_string(i), "", kBob);
    CHECK(bench.lines(kBob).size() == 21);
  }

  TEST_CASE("with no window every message is answered in its own transaction") {
    bot::EngineSettings settings;
    settings.burst_window = milliseconds(0);
    Bench bench(settings);
    CHECK(told(bench.say("hi", "", kBob)) == "c1|welcome|bot|2 echo hi;");
  }

  TEST_CASE("a burst survives the end of the process") {
    const tests::TempFolder folder;
    {
      Bench bench({}, folder.file("stepwise.db"));
      bench.say("my backup", "k1", kBob);
    }
    Bench bench({}, folder.file("stepwise.db"));
    bench.pass(milliseconds(800));
    CHECK(bench.lines(kBob) == Lines{"person: my backup", "bot: echo my backup"});
  }

  TEST_CASE("who comes in without a word is greeted once, and has said nothing") {
    Bench bench;
    bot::Incoming incoming;
    incoming.user = kBob;
    incoming.what = bot::Arrive{};
    bench.send(incoming);
    CHECK(bench.lines(kBob).size() == 1);
    CHECK(bench.lines(kBob).front().starts_with("bot: "));
    bench.send(incoming);
    CHECK(bench.lines(kBob).size() == 1);
  }

  TEST_CASE("in a thread only who talks with us there is heard, and the same key may come again") {
    Bench bench;
    bot::Incoming incoming = tests::text("no luck", "k1", kBob);
    incoming.target = "C1/1";
    incoming.only_here = true;
    CHECK(told(bench.send(incoming)) == "|welcome|bot|");
    CHECK(bench.current(kBob).empty());
    incoming.only_here = false;
    incoming.may_burst = true;
    bench.send(incoming);
    bot::Incoming next = tests::text("really", "k2", kBob);
    next.target = "C1/1";
    next.only_here = true;
    next.may_burst = true;
    bench.send(next);
    bench.pass(milliseconds(800));
    CHECK(bench.lines(kBob).size() == 3);
    next.key = "k3";
    next.target = "C1/2";
    bench.send(next);
    CHECK(bench.lines(kBob).size() == 3);
  }

  TEST_CASE("what is written anew counts if it says something else") {
    Bench bench;
    const auto again = [&](const std::string& words, const std::string& key) {
      bot::Incoming incoming = tests::text(words, key, kBob);
      incoming.revises = true;
      return told(bench.send(std::move(incoming)));
    };
    bench.say("my bakcup", "k1", kBob);
    CHECK(again("my bakcup", "k2") == "|welcome|bot|");  // Still waits for more.
    bench.pass(milliseconds(800));
    CHECK(again("my bakcup", "k3") == "|welcome|bot|");
    bench.pass(milliseconds(800));
    CHECK(bench.lines(kBob).size() == 2);
    again("my backup", "k4");
    bench.pass(milliseconds(800));
    CHECK(bench.lines(kBob).back() == "bot: echo my backup");
  }

  TEST_CASE("how far was read is stored with what was read") {
    Bench bench;
    bot::Incoming incoming = tests::text("hi", "k1", kBob);
    incoming.mark = "updates";
    incoming.mark_value = 8;
    bench.send(incoming);
    CHECK(bench.store->mark("updates") == 8);
    incoming.mark_value = 9;
    bench.send(incoming);  // Known: read all the same.
    CHECK(bench.store->mark("updates") == 9);
  }
}
