#include "dialog/outage.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "tests/dialog/small_pack.h"
#include "tests/dialog/talk.h"

namespace dialog {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

// The first fix looks for outages, and there is one.
struct Waiting {
  Waiting() : pack(tests::small_pack()), talk(pack) {
    pack.fixes[0].check_outage = true;
    talk.world.status = reading(down);
  }

  [[nodiscard]] StatusReading reading(const std::vector<ServiceStatus>& services) const {
    return {services, talk.world.now};
  }
  void looks(const std::optional<std::vector<ServiceStatus>>& services) {
    talk.world.status.reset();
    if (services) talk.world.status = reading(*services);
    talk.happens(TimerDue{TimerKind::Outage});
  }
  // 0 when it doesn't.
  [[nodiscard]] Duration looks_again_in() const {
    for (const SetTimer& timer : talk.all<SetTimer>()) {
      if (timer.kind == TimerKind::Outage) return timer.due - talk.world.now;
    }
    return Duration{0};
  }

  const std::vector<ServiceStatus> down = {{"Backup", false, ""}};
  const std::vector<ServiceStatus> clear = {{"Backup", true, ""}};
  knowledge::Pack pack;
  tests::Talk talk;
};

TEST_SUITE("dialog/outage") {
  TEST_CASE("the status is told with its age, and with the first service that is down") {
    const knowledge::Pack pack = tests::small_pack();
    struct Row {
      std::vector<ServiceStatus> services;
      seconds age;
      std::string text;
    };
    const std::vector<ServiceStatus> clear = {{"Backup", true, ""}, {"Sign In", true, ""}};
    const std::vector<ServiceStatus> down = {
        {"Backup", true, ""}, {"Sign In", false, "since noon"}, {"Mail", false, ""}};
    for (const Row& row : {
             Row{clear, seconds(0), "status_clear just_now"},
             Row{clear, seconds(59), "status_clear just_now"},
             Row{clear, seconds(60), "status_clear one_minute_ago"},
             Row{clear, seconds(120), "status_clear minutes_ago 2"},
             Row{down, seconds(0), "status_down just_now Sign In"},
             Row{down, seconds(3599), "status_down minutes_ago 59 Sign In"},
             Row{{}, seconds(0), "status_clear just_now"},
             // A feed whose clock runs ahead of ours.
             Row{clear, seconds(-90), "status_clear just_now"},
         }) {
      CAPTURE(row.text);
      tests::Talk talk(pack);
      talk.world.status = StatusReading{row.services, talk.world.now - row.age};
      CHECK(tell_status(talk.scene()) == row.text);
    }
  }

  TEST_CASE("nothing is told when no feed was read") {
    const knowledge::Pack pack = tests::small_pack();
    CHECK(tell_status(tests::Talk(pack).scene()).empty());
  }

  TEST_CASE("a fix about outages says what the feed says instead of its introduction") {
    knowledge::Pack pack = tests::small_pack();
    pack.fixes[0].check_outage = true;
    tests::Talk talk(pack);
    talk.world.status = StatusReading{{{"Backup", false, ""}}, talk.world.now};
    talk.says("look_up");
    CHECK(talk.heard("status_down just_now Backup"));
    CHECK_FALSE(talk.heard("It may be full."));
    tests::Talk blind(pack);
    CHECK(blind.says("look_up").heard("It may be full."));
    CHECK(blind.all<SetTimer>().size() == 2);  // Nothing to watch for: a reminder, a close.
  }

  TEST_CASE("a reported outage comes first, unless something else is likelier than not") {
    knowledge::Pack pack = tests::small_pack();
    pack.fixes.back().check_outage = true;
    const std::string last = pack.fixes.back().id;
    tests::Talk talk(pack);
    talk.world.status = StatusReading{{{"Backup", false, ""}}, talk.world.now};
    const auto next = [&] { return next_fix_here(talk.scene())->id; };
    REQUIRE(ranked_fixes(talk.brain, talk.now).front().fix->id != last);
    for (knowledge::Symptom& symptom : pack.symptoms)
      symptom.fixes.front().probability = 0.4;
    CHECK(next() == last);
    talk.world.status->services.front().available = true;
    CHECK(next() != last);
    talk.world.status->services.front().available = false;
    for (knowledge::Symptom& symptom : pack.symptoms)
      symptom.fixes.front().probability = 0.9;
    CHECK(next() != last);
  }

  TEST_CASE("who was told to wait is told when it is over, and where they stood stays") {
    Waiting here;
    here.talk.says("full").says("look_up");
    CHECK(here.looks_again_in() == minutes(5));
    here.talk.world.now += minutes(5);
    here.looks(here.down);
    CHECK(here.talk.replies().empty());
    CHECK(here.looks_again_in() == minutes(5));
    here.looks(std::nullopt);  // The feed couldn't be read: nobody knows.
    CHECK(here.talk.replies().empty());
    CHECK(here.looks_again_in() == minutes(5));
    here.looks(here.clear);
    CHECK(here.talk.text() == "status_over just_now\n");
    CHECK(here.looks_again_in() == minutes(0));
    CHECK(here.talk.now.state == State::OfferingFix);
    CHECK(here.talk.presses("button_worked").now.state == State::Rating);
  }

  TEST_CASE("silence ends the conversation, not the watch, and the news opens it again") {
    Waiting here;
    here.talk.says("full").says("look_up").happens(TimerDue{TimerKind::Close});
    REQUIRE(here.talk.now.state == State::Closed);
    here.looks(here.down);
    CHECK(here.looks_again_in() == minutes(5));
    CHECK(here.talk.now.state == State::Closed);
    here.looks(here.clear);
    CHECK(here.talk.heard("status_over just_now"));
    CHECK(here.talk.now.state == State::OfferingFix);
    CHECK(here.talk.now.closing == Closing::Open);
  }

  TEST_CASE("who went on to another fix hears it too, and is asked about that one") {
    Waiting here;
    here.talk.says("full").says("look_up").says("help_with_step");
    here.looks(here.clear);
    CHECK(here.talk.heard("status_over just_now"));
    CHECK(here.talk.heard("place_step"));
    CHECK(here.talk.now.state == State::WalkingSteps);
  }

  TEST_CASE("the watch ends with the problem, with the conversation, and after a week") {
    for (const char* ending : {"worked", "stop"}) {
      Waiting here;
      here.talk.says("full").says("look_up").says(ending);
      const auto cleared = here.talk.all<ClearTimer>();
      CAPTURE(ending);
      CHECK(std::ranges::count(cleared, ClearTimer{TimerKind::Outage}) == 1);
    }
    Waiting here;
    here.talk.says("full").says("look_up");
    here.talk.world.now += here.talk.brain.policy.resume_within + minutes(1);
    here.looks(here.down);
    CHECK(here.looks_again_in() == minutes(0));
  }
}

}  // namespace
}  // namespace dialog
