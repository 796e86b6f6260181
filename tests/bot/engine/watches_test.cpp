#include "bot/engine/watches.h"

#include <doctest/doctest.h>

#include "bot/store/store.h"
#include "tests/bot/engine/fake_dialog.h"

namespace {

using bot::Instant;
using bot::Store;
using std::chrono::milliseconds;

// A look that answers when `ready` is set, and notes how often it was called.
struct Looker {
  bool ready = false;
  int looks = 0;
  bool answered = false;

  bot::Look look() {
    return [this](Store&, Instant, bool last) {
      ++looks;
      answered = ready || last;
      return answered;
    };
  }
};

}  // namespace

TEST_SUITE("bot/engine/watches") {
  TEST_CASE("a look is called at once, soon after a commit, and by the clock") {
    const auto store = bot::open_store(":memory:");
    const bot::Watches::Time begin{};
    const auto at = [&](int millis) {
      return begin + std::chrono::hours(1) + milliseconds(millis);
    };
    bot::Watches watches(10, milliseconds(100));
    Looker looker;
    CHECK_FALSE(watches.next_round());
    watches.add(*store, {}, looker.look());
    CHECK(looker.looks == 1);

    watches.look(*store, {}, at(0));
    CHECK(looker.looks == 2);
    watches.look(*store, {}, at(499));
    CHECK(looker.looks == 2);
    watches.stir();
    CHECK(watches.next_round() == at(100));
    watches.look(*store, {}, at(99));
    CHECK(looker.looks == 2);
    watches.look(*store, {}, at(100));
    CHECK(looker.looks == 3);
    CHECK(watches.next_round() == at(600));

    looker.ready = true;
    watches.look(*store, {}, at(600));
    CHECK(looker.answered);
    CHECK_FALSE(watches.next_round());
  }

  TEST_CASE("one that fails to read is asked again, and at the end everybody answers") {
    const auto store = bot::open_store(":memory:");
    bot::Watches watches(10, milliseconds(0));
    Looker looker;
    watches.add(*store, {}, [&looker](Store&, Instant, bool last) -> bool {
      if (++looker.looks == 1) throw bot::StoreError("full");
      return looker.answered = last;
    });
    CHECK(looker.looks == 1);
    watches.release_all(*store, {});
    CHECK(looker.looks == 2);
    CHECK(looker.answered);
  }

  TEST_CASE("beyond the limit it must answer at once") {
    const auto store = bot::open_store(":memory:");
    bot::Watches watches(1, milliseconds(0));
    Looker first;
    Looker second;
    watches.add(*store, {}, first.look());
    watches.add(*store, {}, second.look());
    CHECK_FALSE(first.answered);
    CHECK(second.answered);
  }

  TEST_CASE("the engine's looks see what was committed, and answer when it stops") {
    bot::EngineSettings settings;
    settings.look_pause = milliseconds(0);
    tests::Bench bench(settings);
    std::int64_t seen = -1;
    bool ended = false;
    bench.engine->watch(
        [&](Store& store, Instant, bool last) {
          seen = store.last_change();
          ended = last;
          return last;
        },
        {});
    while (bench.engine->step())
      continue;
    CHECK(seen == 0);
    bench.say("hi");
    while (bench.engine->step())
      continue;
    CHECK(seen == bench.store->last_change());
    CHECK(seen > 0);
    bench.engine->stop();
    CHECK(ended);
  }

  TEST_CASE("an acting job looks, acts and looks again in one transaction") {
    tests::Bench bench;
    bench.say("hi");
    const std::string id = bench.current();
    std::int64_t seq = 0;
    bench.engine->run_acts(
        [&](Store& store, Instant, const bot::TakeAct& act) -> bot::AfterCommit {
          CHECK_FALSE(store.keyed_line(id, "k"));
          const auto outcome = act({id, dialog::AgentSaid{"eve", "hello"}, {}, "k"});
          CHECK(std::holds_alternative<bot::Answered>(outcome));
          const auto line = store.keyed_line(id, "k");
          REQUIRE(line);
          CHECK(line->text == "hello");
          CHECK(line->name == "eve");
          return [&seq, found = line->seq] { seq = found; };
        },
        {});
    while (bench.engine->step())
      continue;
    CHECK(seq > 0);
  }
}
