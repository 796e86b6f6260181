#include "dialog/tried.h"

#include <doctest/doctest.h>

#include "dialog/reading.h"
#include "tests/dialog/talk.h"

namespace dialog {
namespace {

using intents::Understanding;
using tests::heard_of;
using tests::meaning;
using tests::scene_at;

Understanding done(const std::string& intent, const std::string& fix) {
  Understanding said = meaning(intent);
  said.tried = said.just_done = {fix};
  return said;
}

TEST_SUITE("dialog/tried") {
  TEST_CASE("what was tried is noted once, and only what the pack knows") {
    Understanding said = meaning("backup_failed");
    said.tried = {"look", "no_such_fix", "ask"};
    Scene scene = scene_at(State::AskingSymptom);
    scene.now.attempts = {{"ask", Outcome::Failed, {}}};
    read_message(scene, said);
    CHECK(scene.heard.signal == Signal::SaidTried);
    CHECK(scene.newly_tried == std::vector<std::string>{"look"});
  }

  TEST_CASE("a cause that is named with what was tried still counts") {
    Understanding said = meaning("full");
    said.tried = {"look"};
    CHECK(heard_of(scene_at(State::AskingSymptom), said) == "described full");
    Understanding wish = meaning("reset_network");
    wish.tried = {"look"};
    CHECK(heard_of(scene_at(State::AskingSymptom), wish) == "wants_fix reset");
    wish.tried = {"reset"};
    CHECK(heard_of(scene_at(State::AskingSymptom), wish) == "said_tried");
  }

  TEST_CASE("having done it already is about the fix at hand") {
    for (const State state : {State::OfferingFix, State::WalkingSteps}) {
      Scene scene = scene_at(state, "look");
      read_message(scene, meaning("already_tried"));
      CHECK(scene.newly_tried == std::vector<std::string>{"look"});
    }
    Scene consent = scene_at(State::AskingSymptom, "look");
    read_message(consent, meaning("already_tried"));
    CHECK(consent.newly_tried.empty());
  }

  TEST_CASE("what was said to be done before is no news, and moves nothing") {
    Understanding said = meaning("already_tried");
    said.tried = {"reset"};
    Scene here = scene_at(State::OfferingFix, "look");
    here.now.attempts = {{"reset", Outcome::Failed, {}}};
    read_message(here, said);
    CHECK(here.heard.signal == Signal::GaveDetails);
    CHECK(here.newly_tried.empty());
  }

  TEST_CASE("a fix that was skipped and is done after all is news") {
    Scene scene = scene_at(State::OfferingFix, "look");
    scene.now.attempts = {{"reset", Outcome::Skipped, {}}};
    read_message(scene, done("already_tried", "reset"));
    CHECK(scene.newly_tried == std::vector<std::string>{"reset"});
  }

  TEST_CASE("who does what was asked is asked whether it helped") {
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), done("already_tried", "look")) == "next");
    CHECK(heard_of(scene_at(State::WalkingSteps, "look"), done("already_tried", "look")) == "next");
    CHECK(heard_of(scene_at(State::OfferingFix, "reset"), done("already_tried", "look")) ==
          "said_tried");
    CHECK(heard_of(scene_at(State::AskingSymptom), done("already_tried", "look")) == "said_tried");
    Understanding both = done("already_tried", "look");
    both.tried.emplace_back("reset");
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), both) == "said_tried");
    Understanding before = done("already_tried", "look");
    before.just_done.clear();
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), before) == "said_tried");
    Scene scene = scene_at(State::OfferingFix, "look");
    read_message(scene, done("already_tried", "look"));
    CHECK(scene.newly_tried.empty());
  }
}

}  // namespace
}  // namespace dialog
