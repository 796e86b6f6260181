#include "bot/stats/stats.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "bot/pack/load.h"
#include "bot/stats/stats_json.h"
#include "tests/bot/command/console.h"
#include "tests/bot/stats/log.h"
#include "tests/bot/store/stores.h"

namespace {

using bot::Stats;
using tests::at_minute;
using tests::events;
using tests::Happened;
using Kind = dialog::HappeningKind;

const knowledge::Pack& pack() {
  static const knowledge::Pack kLoaded = *bot::load_sound_pack(bot::command::kShippedPack);
  return kLoaded;
}

struct Data {
  std::unique_ptr<bot::Store> store = bot::open_store(":memory:");

  void talk(const std::string& id, int begun, const std::vector<Happened>& rows) {
    auto stored = tests::talk({"http", id}, id);
    stored.created = stored.updated = at_minute(begun);
    store->save(stored);
    for (const auto& event : events(rows, id))
      store->log_handoff(event);
  }
  [[nodiscard]] Stats between(int since, int until) {
    return bot::statistics(*store, pack(), at_minute(since), at_minute(until));
  }
};

// Each waits as long as it is told to; answered a minute after the claim, resolved at the double.
std::vector<Happened> helped(int from, int wait, const std::string& reason) {
  return {{from, Kind::Queued, "person", reason},
          {from, Kind::Message, "bot"},
          {from + wait, Kind::Assigned, "agent:ann"},
          {from + wait + 1, Kind::Message, "agent:ann"},
          {from + 2 * wait + 1, Kind::Resolved, "agent:ann"}};
}

}  // namespace

TEST_SUITE("bot/stats/stats") {
  TEST_CASE("the median is the one in the middle") {
    CHECK_FALSE(bot::median({}));
    CHECK(bot::median({7}) == 7);
    CHECK(bot::median({9, 1, 5}) == 5);
    CHECK(bot::median({10, 1, 4, 2}) == 3);
  }

  TEST_CASE("waits are counted from the line, each to its own end") {
    Data data;
    data.talk("a", 0, helped(1, 2, "asked for a person"));
    data.talk("b", 0, helped(1, 10, "asked for a person"));
    data.talk("c", 0, helped(1, 4, "every fix was tried"));
    data.talk("d", 0, {{3, Kind::Queued, "person", "is annoyed"}});
    data.talk("e", 0, {{3, Kind::Queued, "person", "is annoyed"}, {9, Kind::Expired, "system"}});
    data.talk("f", 0,
              {{3, Kind::Assigned, "agent:bo"},
               {5, Kind::Message, "agent:bo"},
               {8, Kind::Returned, "agent:bo"}});
    const Stats stats = data.between(0, 60);

    CHECK(stats.conversations == 6);
    CHECK(stats.handed_over == 6);
    CHECK(stats.wait == 4 * 60);            // Of 2, 10, 4: who was taken unasked didn't wait.
    CHECK(stats.first_response == 4 * 60);  // Of 3, 11, 5, 2.
    CHECK(stats.resolution == 7 * 60);      // Of 5, 21, 9, 5: who gave up isn't solved.
    CHECK_FALSE(stats.bot);
    REQUIRE(stats.reasons.size() == 4);
    CHECK(stats.reasons[0].reason == "asked for a person");
    CHECK(stats.reasons[0].count == 2);
    CHECK(stats.reasons[1].reason == "is annoyed");
    CHECK(stats.reasons[2].reason == "an agent took it");
    CHECK(stats.endings == std::array<std::int64_t, bot::kEndingCount>{1, 3, 1, 0, 1});
  }

  TEST_CASE("what a conversation was put off for is no time to solved") {
    Data data;
    data.talk("a", 0,
              {{1, Kind::Queued, "person", "is annoyed"},
               {2, Kind::Assigned, "agent:bo"},
               {3, Kind::Snoozed, "agent:bo"},
               {43, Kind::Woken, "system"},
               {44, Kind::Message, "agent:bo"},
               {51, Kind::Resolved, "agent:bo"}});
    const Stats stats = data.between(0, 60);
    CHECK(stats.resolution == 10 * 60);
    CHECK(stats.first_response == 43 * 60);  // The person has waited all the same.
  }

  TEST_CASE("the bot alone solved what no agent had a hand in") {
    Data data;
    data.talk("alone", 0, {{6, Kind::Solved, "person"}});
    data.talk("slow", 0, {{10, Kind::Solved, "person"}, {11, Kind::Rated, "person", "4"}});
    data.talk("gave-up-waiting", 0,
              {{1, Kind::Queued, "person", "asked for a person"},
               {2, Kind::Withdrawn, "person"},
               {2, Kind::Solved, "person"},
               {3, Kind::Rated, "person", "5"}});
    auto rows = helped(1, 2, "asked for a person");
    rows.push_back({9, Kind::Solved, "person"});
    rows.push_back({9, Kind::Rated, "person", "2"});
    data.talk("with-help", 0, rows);
    data.talk("before", -5000, {{6, Kind::Solved, "person"}});
    const Stats stats = data.between(0, 60);

    CHECK(stats.conversations == 4);
    CHECK(stats.solved_by_bot == 3);
    CHECK(stats.bot == 6 * 60);
    CHECK(stats.ratings == std::array<std::int64_t, 5>{0, 1, 0, 1, 1});
    REQUIRE(stats.rating);
    CHECK(*stats.rating == doctest::Approx(11.0 / 3));
  }

  TEST_CASE("what lies outside the days asked for is left out") {
    Data data;
    data.talk("old", 0, helped(1, 2, "asked for a person"));
    data.talk("new", 100, helped(101, 3, "asked for a person"));
    data.talk("later", 300, helped(301, 3, "asked for a person"));
    const Stats stats = data.between(50, 200);
    CHECK(stats.conversations == 1);
    CHECK(stats.handed_over == 1);
    CHECK(stats.wait == 3 * 60);
    CHECK(data.between(60, 61).handed_over == 0);
  }

  TEST_CASE("days are those of UTC, and only where something happened") {
    Data data;
    data.talk("a", 0, {{1, Kind::Solved, "person"}});
    data.talk("b", 0, helped(15 * 60, 1, "asked for a person"));  // The next day at 00:00.
    const Stats stats = data.between(0, 5000);
    REQUIRE(stats.days.size() == 2);
    CHECK(stats.days[0].day == "2026-11-05");
    CHECK(stats.days[0].solved_by_bot == 1);
    CHECK(stats.days[0].handed_over == 0);
    CHECK(stats.days[1].day == "2026-11-06");
    CHECK(stats.days[1].handed_over == 1);
  }

  TEST_CASE("fixes are counted by symptom, in the pack's words") {
    Data data;
    using dialog::Outcome;
    for (const Outcome outcome : {Outcome::Solved, Outcome::Solved, Outcome::Failed}) {
      data.store->count_outcome("storage_full_icloud", "check-storage", outcome);
    }
    data.store->count_outcome("storage_full_icloud", "of-another-pack", Outcome::Failed);
    const Stats stats = data.between(0, 60);
    REQUIRE(stats.fixes.size() == 2);
    CHECK(stats.fixes[0].problem == pack().find_symptom("storage_full_icloud")->label);
    CHECK(stats.fixes[0].heading == pack().find_fix("check-storage")->heading);
    CHECK(stats.fixes[0].solved == 2);
    CHECK(stats.fixes[0].failed == 1);
    CHECK(stats.fixes[1].heading == "of-another-pack");
  }

  TEST_CASE("the JSON has every member, null where nothing is known") {
    Data data;
    const auto json = nlohmann::json::parse(bot::stats_json(data.between(0, 60)));
    CHECK(json["since"] == "2026-11-05T09:00:00.000Z");
    CHECK(json["ended"] ==
          nlohmann::json{
              {"resolved", 0}, {"returned", 0}, {"withdrawn", 0}, {"expired", 0}, {"open", 0}});
    CHECK(json["median_wait_seconds"].is_null());
    CHECK(json["rating"].is_null());
    CHECK(json["ratings"][4] == nlohmann::json{{"stars", 5}, {"count", 0}});
    CHECK(json["fixes"].empty());
    CHECK(json["days"].is_array());
  }
}
