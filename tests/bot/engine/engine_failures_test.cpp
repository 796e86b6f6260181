#include <chrono>

#include <doctest/doctest.h>

#include "bot/store/sqlite.h"
#include "tests/bot/engine/fake_dialog.h"
#include "tests/bot/temp_folder.h"

namespace {

using tests::Bench;
using tests::text;
using tests::told;
using Lines = std::vector<std::string>;

const bot::User kEve{"http", "eve"};

}  // namespace

TEST_SUITE("bot/engine/failures") {
  TEST_CASE("an event that throws is set aside alone") {
    Bench bench;
    bench.submit(text("one"));
    bench.submit(text("boom", "k1", kEve));
    bench.submit(text("two"));
    bench.engine->step();

    CHECK(told(bench.outcomes[1]) == "poisoned");
    CHECK(told(bench.outcomes[2]) == "c1|welcome|bot|4 echo two;");
    CHECK(bench.lines().size() == 4);
    CHECK(bench.current(kEve).empty());
    CHECK(bench.observed<bot::EventSetAside>() == 1);
    const auto events = bench.store->set_aside_events(10);
    REQUIRE(events.size() == 1);
    CHECK(events[0].user == kEve);
    CHECK(events[0].detail == "boom");
    CHECK(events[0].reason == "threw: planted");
    CHECK(bench.engine->ready());
    CHECK(told(bench.say("three", "", kEve)) == "c3|welcome|bot|2 echo three;");
  }

  TEST_CASE("a burst that throws is set aside and doesn't come again") {
    Bench bench;
    const bot::User bob{"slack", "bob"};
    bench.say("boom", "", bob);
    bench.pass(std::chrono::seconds(1));
    bench.pass(std::chrono::seconds(1));
    CHECK(bench.observed<bot::EventSetAside>() == 1);
    CHECK(bench.store->set_aside_events(10).front().kind == "burst");
  }

  TEST_CASE("a conversation that can't be read stops nobody else") {
    const tests::TempFolder folder;
    Bench bench({}, folder.file("stepwise.db"));
    bench.say("hi");
    bench.say("hi", "", kEve);
    bot::sqlite::Database(folder.file("stepwise.db"))
        .run("UPDATE conversations SET body = '{' WHERE id = 'c1'");

    CHECK(told(bench.say("more")) == "poisoned");
    CHECK(told(bench.say("more", "", kEve)) == "c2|welcome|bot|4 echo more;");
    bench.pass(std::chrono::minutes(30));  // The broken one's timer is discarded.
    CHECK(bench.lines(kEve).back() == "bot: remind is due");
    CHECK_FALSE(bench.store->timer("c1", "remind"));
  }

  TEST_CASE("a render that throws answers nothing and changes nothing") {
    Bench bench;
    bot::Outcome outcome = bot::Conflict{};
    bench.engine->submit(
        text("hi"),
        [](const bot::Answered&) -> std::string { throw std::runtime_error("planted"); },
        [&outcome](const bot::Outcome& got) { outcome = got; });
    bench.engine->step();
    CHECK(told(outcome) == "poisoned");
    CHECK(bench.current().empty());
  }

  TEST_CASE("a callback that throws stops nobody else") {
    Bench bench;
    bench.engine->submit(text("hi"), tests::render,
                         [](const bot::Outcome&) { throw std::runtime_error("planted"); });
    bench.submit(text("more"));
    bench.engine->step();
    CHECK(bench.outcomes.size() == 1);
  }

  TEST_CASE("what the database can't store is not acknowledged, until it can again") {
    const tests::TempFolder folder;
    Bench bench({}, folder.file("stepwise.db"));
    bench.say("hi");
    bot::sqlite::Database other(folder.file("stepwise.db"));
    other.run("ALTER TABLE messages RENAME TO elsewhere");
    bench.submit(text("lost", "k1"));
    bench.submit(text("lost too", "k2", kEve));
    bench.engine->step();

    CHECK(told(bench.outcomes[1]) == "unstored");
    CHECK(told(bench.outcomes[2]) == "unstored");
    CHECK_FALSE(bench.engine->ready());
    CHECK(bench.observed<bot::StoreFailed>() == 1);
    other.run("ALTER TABLE elsewhere RENAME TO messages");
    CHECK(told(bench.say("lost", "k1")) == "c1|welcome|bot|4 echo lost;");
    CHECK(bench.engine->ready());
    CHECK(bench.observed<bot::StoreRecovered>() == 1);
    CHECK(bench.lines() == Lines{"person: hi", "bot: echo hi", "person: lost", "bot: echo lost"});
  }

  TEST_CASE("a full queue answers at once") {
    bot::EngineSettings settings;
    settings.queue_max = 2;
    Bench bench(settings);
    for (int i = 0; i < 3; ++i)
      bench.submit(text("hi"));
    REQUIRE(bench.outcomes.size() == 1);
    CHECK(told(bench.outcomes[0]) == "overloaded");
    CHECK(bench.observed<bot::QueueFull>() == 1);
    bench.engine->step();
    CHECK(bench.outcomes.size() == 3);
  }

  TEST_CASE("one person may have 200 messages unanswered, and others don't notice") {
    Bench bench;
    for (int i = 0; i < 201; ++i)
      bench.submit(text("hi"));
    REQUIRE(bench.outcomes.size() == 1);
    CHECK(told(bench.outcomes[0]) == "flooding");
    bench.submit(text("hi", "", kEve));
    CHECK(bench.outcomes.size() == 1);
    bench.engine->step();
    CHECK(told(bench.say("hi")) == "c1|welcome|bot|402 echo hi;");
  }

  TEST_CASE("the next process goes on where the last one stood") {
    const tests::TempFolder folder;
    std::string first;
    {
      Bench bench({}, folder.file("stepwise.db"));
      first = told(bench.say("hi", "k1"));
      bench.submit(text("never begun"));
    }
    Bench bench({}, folder.file("stepwise.db"));
    CHECK(told(bench.say("hi", "k1")) == first);
    CHECK(told(bench.press("c1.1.1")).find("Yes;") != std::string::npos);
    CHECK(bench.store->integrity_errors().empty());
  }

  TEST_CASE("after the stop nothing is taken, and nothing that was taken is lost") {
    Bench bench;
    bench.submit(text("hi"));
    bench.engine->stop();
    CHECK(told(bench.outcomes.back()) == "c1|welcome|bot|2 echo hi;");
    bench.submit(text("late"));
    CHECK(told(bench.outcomes.back()) == "overloaded");
  }
}
