// What joins a message to the fix that answers it.

#include <doctest/doctest.h>

#include "tests/dialog/small_pack.h"
#include "tests/dialog/talk.h"

namespace dialog {
namespace {

TEST_SUITE("dialog/say_fixes") {
  TEST_CASE("a symptom's opening stands in for the introduction of its likeliest fix") {
    const knowledge::Pack pack = tests::small_pack();
    tests::Talk talk(pack);
    talk.says("full");
    CHECK(talk.heard("Full stops it."));
    CHECK_FALSE(talk.heard("It may be full."));
    tests::Talk plain(pack);
    CHECK(plain.says("look_up").heard("It may be full."));
  }

  TEST_CASE("a symptom's opening leads to no fix that was tried") {
    const knowledge::Pack pack = tests::small_pack();
    tests::Talk talk(pack);
    talk.now.attempts = {{"look", Outcome::SaidTried, {}}};
    talk.says("full");
    CHECK(talk.now.fix != "look");
    CHECK_FALSE(talk.heard("Full stops it."));
  }

  TEST_CASE("who asks for the fix at hand is shown it step by step, not once more") {
    const knowledge::Pack pack = tests::small_pack();
    tests::Talk talk(pack);
    talk.says("look_up").says("look_up");
    CHECK(talk.now.state == State::WalkingSteps);
    CHECK_FALSE(talk.heard("It may be full."));
    talk.says("look_up");
    CHECK(talk.now.state == State::WalkingSteps);
  }

  TEST_CASE("a refused fix is left out, not ruled out") {
    const knowledge::Pack pack = tests::small_pack();
    tests::Talk talk(pack);
    talk.says("reset_network").says("no");
    CHECK(talk.now.fix == "look");
    CHECK(talk.heard("skipping"));
    CHECK_FALSE(talk.heard("moving_on"));
  }

  TEST_CASE("no person wanted, before anything was tried, rules nothing out") {
    const knowledge::Pack pack = tests::small_pack();
    tests::Talk talk(pack);
    const intents::Understanding stray = tests::unclear("the weather");
    talk.says(stray).says(stray);
    REQUIRE(talk.now.state == State::OfferingHandoff);
    talk.says("no");
    CHECK(talk.heard("keep_trying"));
    CHECK_FALSE(talk.heard("moving_on"));
  }
}

TEST_SUITE("dialog/reading") {
  TEST_CASE("a code that reads like good news is no good news") {
    const knowledge::Pack pack = tests::small_pack();
    tests::Talk talk(pack);
    talk.says("full");
    intents::Understanding code = tests::meaning("worked");
    code.held_secret = true;
    code.text = "its ••••";
    talk.says(code);
    CHECK(talk.now.state == State::OfferingFix);
    CHECK(talk.heard("secret"));
  }

  TEST_CASE("a cause that is named beside a stolen phone is kept") {
    const knowledge::Pack pack = tests::small_pack();
    tests::Talk talk(pack);
    intents::Understanding stolen = tests::meaning("full");
    stolen.entities.fate = intents::Fate::Lost;
    talk.says(stolen);
    CHECK(talk.now.state == State::OfferingHandoff);
    CHECK(talk.now.symptom == "full");
  }
}

}  // namespace
}  // namespace dialog
