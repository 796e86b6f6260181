// What is left of a person who is erased: nothing in any file, nobody who waits for them.

#include <chrono>
#include <future>

#include <doctest/doctest.h>

#include "bot/engine/gone_choice.h"
#include "bot/store/sqlite.h"
#include "tests/bot/engine/fake_dialog.h"
#include "tests/bot/temp_folder.h"

namespace {

using tests::Bench;
using tests::TempFolder;
using tests::told;
using Steady = std::chrono::steady_clock;

const bot::User kAnn{"http", "ann"};

// A poll on the conversation, which its future has the outcome of.
std::future<bot::PollOutcome> polled(Bench& bench, const std::string& conversation) {
  auto answer = std::make_shared<std::promise<bot::PollOutcome>>();
  bench.engine->poll({conversation, 2, 500, Steady::now() + std::chrono::hours(1)},
                     [answer](const bot::PollOutcome& got) { answer->set_value(got); });
  bench.engine->step();
  return answer->get_future();
}

bool is_told_gone(std::future<bot::PollOutcome>& poll) {
  if (poll.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return false;
  return std::holds_alternative<bot::UnknownConversation>(poll.get());
}

void erase(Bench& bench, const bot::User& user) {
  bench.engine->run(
      [user](bot::Store& store, bot::Instant) -> bot::AfterCommit {
        CHECK(store.erase_user(user));
        return {};
      },
      {});
  bench.engine->step();
}

}  // namespace

TEST_SUITE("bot/engine/erasure") {
  TEST_CASE("erased words are in no file any more, whichever way they were erased") {
    const TempFolder folder;
    Bench bench({}, folder.file("stepwise.db"));
    bench.say("zanzibar");
    REQUIRE(tests::files_hold(folder, "zanzibar"));
    bench.say("erase");
    CHECK_FALSE(tests::files_hold(folder, "zanzibar"));
  }

  TEST_CASE("a reader holds the files up, and no longer than it reads") {
    const TempFolder folder;
    Bench bench({}, folder.file("stepwise.db"));
    bench.say("zanzibar");
    bot::sqlite::Database reader(folder.file("stepwise.db"));
    reader.run("BEGIN");
    reader.run("SELECT count(*) FROM messages");
    erase(bench, kAnn);
    CHECK(tests::files_hold(folder, "zanzibar"));
    reader.run("COMMIT");
    const auto end = Steady::now() + std::chrono::seconds(20);
    bool held = true;
    while (held && Steady::now() < end) {
      bench.engine->step();
      held = tests::files_hold(folder, "zanzibar");
    }
    CHECK_FALSE(held);
  }

  TEST_CASE("whoever polls is told at once, also when another process erased") {
    const TempFolder folder;
    Bench bench({}, folder.file("stepwise.db"));
    bench.say("hi");
    auto own = polled(bench, "c1");
    erase(bench, kAnn);
    CHECK(is_told_gone(own));

    bench.say("hi");
    auto others = polled(bench, "c2");
    bot::open_store(folder.file("stepwise.db"))->erase_user(kAnn);
    const auto end = Steady::now() + std::chrono::seconds(20);
    bool told_gone = false;
    while (!told_gone && Steady::now() < end) {
      bench.engine->step();
      told_gone = is_told_gone(others);
    }
    CHECK(told_gone);
  }

  TEST_CASE("a button of an erased conversation is a stale one, as far as its form tells") {
    Bench bench;
    const std::string gone = "abcdefghij012345.3.2";
    CHECK(told(bench.press(gone)) == "c1|welcome|bot|2 stale (an old button);");
    CHECK(told(bench.press(gone)) == "c1|welcome|bot|4 stale (an old button);");
    for (const char* value :
         {"", "abcdefghij012345", "abcdefghij012345.3", "abcdefghij01234.3.2",
          "abcdefghij012345.3.2.1", "abcdefghij012345.-3.2", "ABCDEFGHIJ012345.3.2",
          "abcdefghij012345.3.", "abcdefghij012345.3.1234567890"}) {
      CAPTURE(value);
      CHECK(told(bench.press(value)) == "unknown button");
    }
    bot::StoredConversation there;
    there.user = {"http", "bob"};
    there.conversation.id = "abcdefghij012345";
    bench.store->save(there);
    CHECK(told(bench.press(gone)) == "unknown button");
  }
}
