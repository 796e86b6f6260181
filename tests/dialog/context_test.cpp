#include "dialog/context.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/dialog/small_pack.h"
#include "tests/dialog/talk.h"

using dialog::Outcome;
using dialog::Scene;
using dialog::State;
using intents::Understanding;
using tests::heard_of;
using tests::meaning;
using tests::scene_at;
using tests::Talk;

namespace {

Understanding mentioning(const std::string& intent, const std::string& other) {
  Understanding said = meaning(intent);
  said.mentioned.push_back(other);
  return said;
}

TEST_SUITE("dialog/context") {
  TEST_CASE("good news with bad news beside it is bad news") {
    const Scene helping = scene_at(State::OfferingFix, "look");
    CHECK(heard_of(helping, mentioning("worked", "did_not_work")) == "did_not_work");
    CHECK(heard_of(helping, mentioning("worked", "came_back")) == "did_not_work");
    CHECK(heard_of(scene_at(State::Rating, "look"), mentioning("worked", "came_back")) ==
          "came_back");
    CHECK(heard_of(helping, meaning("worked")) == "worked");
  }

  TEST_CASE("an ok to steps is asked about once") {
    Understanding ok = meaning("yes");
    ok.acknowledges = true;
    Scene scene = scene_at(State::OfferingFix, "look");
    CHECK(heard_of(scene, ok) == "next");
    scene.now.heard_here = "next ";
    CHECK(heard_of(scene, ok) == "yes");
    CHECK(heard_of(scene_at(State::OfferingHandoff), ok) == "yes");
  }

  TEST_CASE("a wish to delete, in the middle of a fix, is about the fix unless it names our data") {
    Understanding said = meaning("erase_my_data");
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), said) == "wants_erasure");
    said.stored_data = false;
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), said) == "asks_what_is_lost");
    CHECK(heard_of(scene_at(State::ConfirmingRisk, "reset"), said) == "asks_what_is_lost");
    CHECK(heard_of(scene_at(State::AskingSymptom), said) == "wants_erasure");
  }

  TEST_CASE("what can't be brought back needs a plain yes, and a wish to keep it is a no") {
    const Scene asked = scene_at(State::ConfirmingRisk, "reset");
    Understanding said = meaning("yes");
    CHECK(heard_of(asked, said) == "yes");
    said.agrees = false;
    CHECK(heard_of(asked, said) == "does_not_know");
    Understanding worry = meaning("data_loss_worry");
    CHECK(heard_of(asked, worry) == "asks_what_is_lost");
    worry.keeps = true;
    CHECK(heard_of(asked, worry) == "no");
  }

  TEST_CASE("a no with news, where a rating is asked for, reopens the fix") {
    static const knowledge::Pack kPack = tests::small_pack();
    Talk talk(kPack);
    talk.says("full").says("worked");
    REQUIRE(talk.now.state == State::Rating);
    Understanding said = meaning("no");
    said.text = "no, it is from june";
    talk.says(said);
    CHECK(find_attempt(talk.now, "look")->outcome == Outcome::Failed);
    CHECK(talk.now.state != State::Closed);
  }
}

}  // namespace
