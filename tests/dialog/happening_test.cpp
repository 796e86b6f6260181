#include "dialog/happening.h"

#include <doctest/doctest.h>

#include "tests/dialog/shipped_pack.h"
#include "tests/dialog/talk.h"

namespace {

using namespace dialog;  // NOLINT(google-build-using-namespace): this speaks of nothing else.
using tests::Talk;

// A talk that is asked what each turn came to.
struct Told {
  Talk talk{tests::shipped_pack()};

  // "queued person (asked for a person)"
  std::string hears(const What& what) {
    const Conversation before = talk.now;
    talk.happens(what);
    std::string text;
    for (const Happening& happening : happenings(before, what, {talk.now, talk.effects})) {
      if (!text.empty()) text += ", ";
      text += std::string(to_string(happening.kind)) + ' ' + happening.actor;
      if (!happening.detail.empty()) text += " (" + happening.detail + ')';
    }
    return text;
  }
  std::string says(const std::string& intent) { return hears(Said{tests::meaning(intent)}); }
};

}  // namespace

TEST_SUITE("dialog/happening") {
  TEST_CASE("every kind has a name of its own") {
    for (std::size_t i = 0; i < kHappeningKindCount; ++i) {
      const auto kind = static_cast<HappeningKind>(i);
      CHECK(happening_kind_from(to_string(kind)) == kind);
    }
    CHECK_FALSE(happening_kind_from("unheard"));
  }

  TEST_CASE("what happens to a handoff is told once, by who did it") {
    Told here;
    CHECK(here.says("greeting") == "");
    CHECK(here.says("talk_to_human") == "queued person (asked for a person)");
    CHECK(here.says("talk_to_human") == "");
    CHECK(here.hears(AgentClaimed{"ann", true}) == "assigned agent:ann");
    CHECK(here.hears(AgentClaimed{"ann", true}) == "");
    CHECK(here.hears(AgentSaid{"ann", "hi", true}) == "");
    CHECK(here.hears(AgentNoted{"eve"}) == "note agent:eve");
    const Instant later = here.talk.world.now + std::chrono::hours(1);
    CHECK(here.hears(AgentSnoozed{"ann", later}) == "snoozed agent:ann");
    CHECK(here.hears(AgentSnoozed{"ann", later + std::chrono::hours(1)}) == "snoozed agent:ann");
    CHECK(here.says("greeting") == "woken person");
    CHECK(here.hears(AgentWaits{"ann"}) == "waiting agent:ann");
    CHECK(here.hears(AgentSaid{"ann", "still there?", true}) == "woken agent:ann");
    CHECK(here.hears(AgentTransferred{"ann", "bo"}) == "transferred agent:ann");
    CHECK(here.hears(AgentTransferred{"bo", ""}) == "transferred agent:bo (an agent passed it on)");
    CHECK(here.hears(AgentTransferred{"bo", "ann"}) == "assigned agent:bo");
    CHECK(here.hears(TimerDue{TimerKind::AgentSilence}) == "queued system (the agent went away)");
    CHECK(here.hears(AgentClaimed{"eve"}) == "assigned agent:eve");
    CHECK(here.hears(AgentGone{"eve"}) == "queued system (the agent went away)");
    CHECK(here.hears(AgentSaid{"ann", "hi", true}) == "assigned agent:ann");
    CHECK(here.hears(AgentReturned{"ann", "restart-iphone"}) ==
          "returned agent:ann (restart-iphone)");
    CHECK(here.says("talk_to_human") == "queued person (asked for a person)");
    CHECK(here.hears(AgentClaimed{"bo"}) == "assigned agent:bo");
    CHECK(here.hears(AgentResolved{"bo"}) == "resolved agent:bo");
    CHECK(here.hears(AgentReopened{"bo"}) == "reopened agent:bo");
    CHECK(here.hears(AgentResolved{"bo"}) == "resolved agent:bo");
    CHECK(here.hears(Pressed{{"4", Signal::Rates, "4", ""}, false}) == "rated person (4)");
  }

  TEST_CASE("who waits is told of, however it ends") {
    Told here;
    here.talk.world.agents_present = false;
    CHECK(here.says("talk_to_human") == "nobody person (asked for a person)");
    here.talk.world.agents_present = true;
    CHECK(here.hears(TimerDue{TimerKind::Queue}) == "queued system");
    CHECK(here.hears(TimerDue{TimerKind::Close}) == "expired system");
    CHECK(here.says("talk_to_human") == "queued person (asked for a person)");
    CHECK(here.says("worked") == "withdrawn person, solved person");
  }

  TEST_CASE("an offer is the bot's, and passes when something else is said") {
    Told here;
    const auto stray = [&] { return here.hears(Said{tests::unclear("the weather")}); };
    CHECK(stray() == "");
    CHECK(stray() == "offered bot (was not understood twice)");
    CHECK(here.says("storage_full_icloud") == "declined person");
    CHECK(here.says("worked") == "solved person (check-storage)");
  }
}
