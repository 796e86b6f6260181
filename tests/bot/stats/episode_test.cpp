#include "bot/stats/episode.h"

#include <doctest/doctest.h>

#include "tests/bot/stats/log.h"

namespace {

using bot::Ending;
using bot::Episode;
using bot::episodes_of;
using std::chrono::minutes;
using tests::at_minute;
using tests::events;
using Kind = dialog::HappeningKind;

}  // namespace

TEST_SUITE("bot/stats/episode") {
  TEST_CASE("a handoff goes from the offer to its end, on clocks of its own") {
    const auto all = episodes_of(events({{1, Kind::Offered, "bot", "every fix was tried"},
                                         {2, Kind::Queued, "person", "every fix was tried"},
                                         {3, Kind::Message, "bot"},
                                         {5, Kind::Assigned, "agent:ann"},
                                         {5, Kind::Message, "system"},
                                         {6, Kind::Message, "person"},
                                         {7, Kind::Message, "agent:ann"},
                                         {8, Kind::Message, "agent:ann"},
                                         {9, Kind::Resolved, "agent:ann"}}));
    CHECK(all == std::vector<Episode>{{.reason = "every fix was tried",
                                       .offered = at_minute(1),
                                       .queued = at_minute(2),
                                       .claimed = at_minute(5),
                                       .first_response = at_minute(7),
                                       .ended = at_minute(9),
                                       .ending = Ending::Resolved}});
    CHECK(all[0].begun() == at_minute(2));
  }

  TEST_CASE("what an agent does in between begins no new one") {
    const auto all = episodes_of(events({{1, Kind::Nobody, "person", "asked for a person"},
                                         {2, Kind::Queued, "system", ""},
                                         {3, Kind::Assigned, "agent:ann"},
                                         {4, Kind::Queued, "system", "the agent went away"},
                                         {5, Kind::Assigned, "agent:bo"},
                                         {6, Kind::Transferred, "agent:bo"},
                                         {7, Kind::Snoozed, "agent:eve"},
                                         {8, Kind::Woken, "person"},
                                         {9, Kind::Resolved, "agent:eve"},
                                         {10, Kind::Reopened, "agent:eve"},
                                         {11, Kind::Message, "agent:eve"},
                                         {12, Kind::Returned, "agent:eve"}}));
    CHECK(all == std::vector<Episode>{{.reason = "asked for a person",
                                       .queued = at_minute(1),
                                       .claimed = at_minute(3),
                                       .first_response = at_minute(11),
                                       .ended = at_minute(12),
                                       .ending = Ending::Returned,
                                       .paused = minutes(2)}});
    CHECK(all[0].resolution() == minutes(9));
  }

  TEST_CASE("what is put off, or waits for the person, is not worked on") {
    struct Row {
      const char* what;
      std::vector<tests::Happened> meanwhile;
      int paused;
    };
    for (const Row& row : {
             Row{"until its time",
                 {{10, Kind::Snoozed, "agent:ann"}, {30, Kind::Woken, "system"}},
                 20},
             Row{"until they write",
                 {{10, Kind::Waiting, "agent:ann"}, {15, Kind::Woken, "person"}},
                 5},
             Row{"put off further",
                 {{10, Kind::Snoozed, "agent:ann"},
                  {20, Kind::Snoozed, "agent:ann"},
                  {30, Kind::Woken, "system"}},
                 20},
             Row{"noted and talked of meanwhile",
                 {{10, Kind::Snoozed, "agent:ann"},
                  {15, Kind::Note, "agent:bo"},
                  {16, Kind::Message, "system"},
                  {30, Kind::Woken, "system"}},
                 20},
             Row{"passed on meanwhile",
                 {{10, Kind::Snoozed, "agent:ann"}, {15, Kind::Transferred, "agent:bo"}},
                 5},
             Row{"to its end", {{10, Kind::Snoozed, "agent:ann"}}, 50},
             Row{"not at all", {{10, Kind::Message, "agent:ann"}}, 0},
         }) {
      CAPTURE(row.what);
      std::vector<tests::Happened> log = {{1, Kind::Queued, "person"},
                                          {2, Kind::Assigned, "agent:ann"}};
      log.insert(log.end(), row.meanwhile.begin(), row.meanwhile.end());
      log.push_back({60, Kind::Resolved, "agent:ann"});
      const auto all = episodes_of(events(log));
      REQUIRE(all.size() == 1);
      CHECK(all[0].paused == minutes(row.paused));
      CHECK(all[0].resolution() == minutes(59 - row.paused));
    }
  }

  TEST_CASE("a conversation has one handoff after the other") {
    const auto all = episodes_of(events({{1, Kind::Queued, "person", "asked for a person"},
                                         {2, Kind::Withdrawn, "person"},
                                         {3, Kind::Queued, "person", "is annoyed"},
                                         {4, Kind::Expired, "system"},
                                         {5, Kind::Assigned, "agent:ann"},
                                         {6, Kind::Message, "agent:ann"}}));
    REQUIRE(all.size() == 3);
    CHECK(all[0].ending == Ending::Withdrawn);
    CHECK(all[1].reason == "is annoyed");
    CHECK(all[1].ending == Ending::Expired);
    CHECK(all[2] == Episode{.claimed = at_minute(5), .first_response = at_minute(6)});  // Unasked.
  }

  TEST_CASE("an offer alone is open until it is declined") {
    CHECK(episodes_of(events({{1, Kind::Offered, "bot", "is annoyed"}})) ==
          std::vector<Episode>{{.reason = "is annoyed", .offered = at_minute(1)}});
    CHECK(episodes_of(events({{1, Kind::Offered, "bot"}, {2, Kind::Declined, "person"}})).empty());
    CHECK(episodes_of({}).empty());
  }

  TEST_CASE("a conversation that no agent had is opened by one") {
    const auto all = episodes_of(events({{1, Kind::Reopened, "agent:ann"}}));
    CHECK(all == std::vector<Episode>{{.claimed = at_minute(1)}});
    const auto again = episodes_of(events({{1, Kind::Queued, "person", "is annoyed"},
                                           {2, Kind::Withdrawn, "person"},
                                           {9, Kind::Reopened, "agent:ann"}}));
    CHECK(again == std::vector<Episode>{{.reason = "is annoyed",
                                         .queued = at_minute(1),
                                         .claimed = at_minute(9),
                                         .paused = minutes(7)}});
  }
}
