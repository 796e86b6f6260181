#include "dialog/outage.h"

#include <doctest/doctest.h>

#include "tests/dialog/small_pack.h"
#include "tests/dialog/talk.h"

namespace dialog {
namespace {

using std::chrono::seconds;

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
  }
}

}  // namespace
}  // namespace dialog
