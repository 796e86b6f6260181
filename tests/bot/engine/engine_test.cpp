#include "bot/engine/engine.h"

#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "bot/store/reply_codec.h"
#include "tests/bot/engine/fake_dialog.h"

namespace {

using tests::Bench;
using tests::text;
using tests::told;
using Lines = std::vector<std::string>;

const bot::User kAnn{"http", "ann"};
const bot::User kBob{"slack", "bob"};

bot::EngineSettings without_bursts() {
  bot::EngineSettings settings;
  settings.burst_window = std::chrono::milliseconds(0);
  return settings;
}

std::string next_reply(Bench& bench) {
  const bot::Instant now{std::chrono::milliseconds(bench.millis)};
  const auto outgoing = bench.store->claim("slack", now, now + std::chrono::minutes(1));
  if (!outgoing) return "";
  CHECK(bench.store->settle(outgoing->id, outgoing->attempt, bot::Delivered{}));
  return outgoing->writer + ": " + bot::decode_reply(outgoing->body).reply.lead;
}

}  // namespace

TEST_SUITE("bot/engine/engine") {
  TEST_CASE("what the platform says of a person is kept, and goes with them") {
    Bench bench;
    bot::Incoming incoming = tests::text("hi", "k1");
    incoming.profile = {"Ann", "en"};
    bench.send(incoming);
    CHECK(bench.store->profile({"http", "ann"}) == bot::Profile{"Ann", "en"});
    bench.say("ho");
    CHECK(bench.store->profile({"http", "ann"}).name == "Ann");
    incoming = tests::text("erase", "k2");
    incoming.profile = {"Ann", "en"};
    bench.send(incoming);
    CHECK(bench.store->profile({"http", "ann"}) == bot::Profile{});
  }

  TEST_CASE("a message is stored with its answer, the person's words first") {
    Bench bench;
    CHECK(told(bench.say("hi")) == "c1|welcome|bot|2 echo hi;");
    CHECK(told(bench.say("more")) == "c1|welcome|bot|4 echo more;");

    CHECK(bench.lines() == Lines{"person: hi", "bot: echo hi", "person: more", "bot: echo more"});
    CHECK(bench.store->messages("c1", 1, 1).front().buttons ==
          std::vector<bot::Button>{{"Yes", "c1.1.1"}, {"No", "c1.1.2"}});
    CHECK(bench.observed<bot::TurnTaken>() == 2);
  }

  TEST_CASE("the same key gets the same bytes and changes nothing") {
    Bench bench;
    const std::string first = told(bench.say("hi", "k1"));
    const bot::Outcome again = bench.say("hi", "k1");

    CHECK(told(again) == first);
    CHECK(std::get<bot::Done>(again).repeated);
    CHECK(bench.lines().size() == 2);
    CHECK(told(bench.say("hi", "k2")) != first);
    CHECK(told(bench.say("hi", "k1", {"http", "eve"})) == "c2|welcome|bot|2 echo hi;");
    CHECK(bench.observed<bot::RepeatAnswered>() == 1);
  }

  TEST_CASE("the same key within one batch is answered once") {
    Bench bench;
    for (int i = 0; i < 4; ++i)
      bench.submit(text("hi", "k1"));
    bench.engine->step();

    REQUIRE(bench.outcomes.size() == 4);
    for (const auto& outcome : bench.outcomes)
      CHECK(told(outcome) == told(bench.outcomes[0]));
    CHECK(bench.lines().size() == 2);
  }

  TEST_CASE("the same key with other content is a conflict and changes nothing") {
    Bench bench;
    bench.say("hi", "k1");
    CHECK(told(bench.say("other", "k1")) == "conflict");
    CHECK(bench.lines().size() == 2);
  }

  TEST_CASE("100 messages at once are answered in order, in one commit") {
    Bench bench;
    for (int i = 0; i < 100; ++i)
      bench.submit(text(std::to_string(i)));
    bench.engine->step();

    REQUIRE(bench.outcomes.size() == 100);
    const auto lines = bench.lines();
    REQUIRE(lines.size() == 200);
    for (std::size_t i = 0; i < 100; ++i)
      CHECK(lines[2 * i] == "person: " + std::to_string(i));
    CHECK(bench.observed<bot::BatchCommitted>() == 1);
  }

  TEST_CASE("nothing is answered before its commit") {
    Bench bench;
    bench.submit(text("hi"));
    CHECK(bench.outcomes.empty());
    CHECK(bench.current().empty());
    bench.engine->step();
    CHECK(bench.outcomes.size() == 1);
  }

  TEST_CASE("a button counts while it is shown, is stale later, and unknown when it never was") {
    Bench bench;
    bench.say("hi");
    CHECK(told(bench.press("c1.1.1")) == "c1|welcome|bot|4 pressed Yes;");
    bench.say("more");
    CHECK(told(bench.press("c1.1.2")) == "c1|welcome|bot|8 stale No;");
    CHECK(told(bench.press("c1.1.3")) == "unknown button");
    CHECK(told(bench.press("c1.3.1", {"http", "eve"})) == "unknown button");

    CHECK(bench.lines()[2] == "person: Yes");
    CHECK(bench.lines().size() == 8);
    CHECK(bench.current({"http", "eve"}).empty());
  }

  TEST_CASE("a finished conversation is left as it is and a new one begun") {
    Bench bench;
    bench.say("hi");
    bench.say("solved");
    CHECK(told(bench.say("it is me again")) == "c2|welcome|bot|2 echo it is me again;");
    CHECK(told(bench.press("c1.1.1")) == "c2|welcome|bot|4 stale Yes;");

    const auto old = bench.store->conversation("c1");
    REQUIRE(old);
    CHECK(old->conversation.state == dialog::State::Closed);
    CHECK_FALSE(bench.store->timer("c1", "remind"));
    CHECK(bench.store->timer("c2", "remind"));
    CHECK(bench.store->outcomes().size() == 1);
    CHECK(bench.store->ratings() == std::vector<bot::RatingCount>{{5, 1}});
  }

  TEST_CASE("who asks for erasure is answered, and nothing of them is kept") {
    Bench bench(without_bursts());
    bench.say("hi", "k1", kBob);
    CHECK(next_reply(bench) == "bot: echo **hi**");
    const std::string goodbye = told(bench.say("erase", "k2", kBob));
    CHECK(goodbye == "c1|closed|bot|4 gone;");

    CHECK(bench.store->export_user(kBob).empty());
    CHECK_FALSE(bench.store->conversation("c1"));
    CHECK(next_reply(bench) == "bot: gone");
    CHECK(bench.observed<bot::UserErased>() == 1);
    CHECK(told(bench.say("erase", "k2", kBob)) == goodbye);
    CHECK(told(bench.say("other", "k2", kBob)) == "conflict");
    CHECK(bench.store->export_user(kBob).empty());
  }

  TEST_CASE("replies go to the outbox of a channel that delivers, with epoch and writer") {
    Bench bench(without_bursts());
    bench.say("hi");
    CHECK(bench.outbox_moves == 0);
    bench.say("hi", "", kBob);
    CHECK(bench.outbox_moves == 1);
    bench.say("human", "", kBob);

    // The echo was written under the epoch before: the queue's announcement overtakes it.
    CHECK(next_reply(bench) == "system: place 1");
    CHECK(next_reply(bench).empty());
  }

  TEST_CASE("an agent claims by the epoch, so two can't both win") {
    Bench bench(without_bursts());
    bench.say("human", "", kBob);
    const std::string id = bench.current(kBob);
    const auto won = bench.act({id, dialog::AgentClaimed{"kim"}, 1});
    const auto lost = bench.act({id, dialog::AgentClaimed{"lee"}, 1});

    CHECK(std::get<bot::Answered>(won).owner.agent == "kim");
    CHECK(std::get<bot::StaleEpoch>(lost).epoch == 2);
    CHECK(std::get<bot::StaleEpoch>(lost).owner.agent == "kim");
    CHECK(std::holds_alternative<bot::UnknownConversation>(
        bench.act({"nowhere", dialog::AgentClaimed{"lee"}, {}})));
  }

  TEST_CASE("what an agent says is a line and on its way; the bot says nothing meanwhile") {
    Bench bench(without_bursts());
    bench.say("human", "", kBob);
    const std::string id = bench.current(kBob);
    bench.act({id, dialog::AgentClaimed{"kim"}, 1});
    bench.act({id, dialog::AgentSaid{"kim", "hello Bob"}, 2});
    CHECK(told(bench.say("hi kim", "", kBob)) == id + "|welcome|agent:kim|");

    CHECK(bench.lines(kBob) == Lines{"person: human", "system: place 1", "system: kim is here",
                                     "agent: hello Bob", "person: hi kim"});
    CHECK(bench.store->messages(id, 3, 1).front().name == "kim");
    CHECK(next_reply(bench) == "system: place 1");
    CHECK(next_reply(bench) == "system: kim is here");
    CHECK(next_reply(bench) == "agent:kim: hello Bob");
  }

  TEST_CASE("the place in the queue counts those before") {
    Bench bench;
    bench.say("human");
    CHECK(told(bench.say("human", "", {"http", "eve"})) == "c2|welcome|queue|2 place 2;");
  }

  TEST_CASE("a job rides in the batch and is told after the commit") {
    Bench bench;
    bool told_done = false;
    bench.engine->run(
        [&told_done](bot::Store& store, bot::Instant) -> bot::AfterCommit {
          store.count_rating(3);
          return [&told_done] { told_done = true; };
        },
        {});
    CHECK_FALSE(told_done);
    bench.engine->step();
    CHECK(told_done);
    CHECK(bench.store->ratings().size() == 1);
  }

  TEST_CASE("what is past its time is erased by itself") {
    Bench bench;
    bench.say("hi", "k1");
    bench.pass(std::chrono::hours(24 * 8));
    CHECK_FALSE(bench.store->answer(kAnn, "k1"));
    CHECK_FALSE(bench.lines().empty());
    for (int day = 0; day < 91; ++day)
      bench.pass(std::chrono::hours(24));
    CHECK(bench.current().empty());
  }
}
