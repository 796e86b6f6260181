// What a message means beside the intents: side roads, refusals and nods at the fix at hand.

#include <doctest/doctest.h>

#include "dialog/reading.h"
#include "tests/dialog/small_pack.h"
#include "tests/dialog/talk.h"

namespace dialog {
namespace {

using intents::Understanding;
using tests::meaning;
using tests::unclear;

Scene scene_at(State state, const std::string& fix = "") {
  static const knowledge::Pack kPack = tests::small_pack();
  static const tests::Talk kTalk(kPack);
  Scene scene = kTalk.scene();
  scene.now.state = state;
  scene.now.fix = fix;
  return scene;
}

std::string heard_of(Scene scene, const Understanding& said) {
  read_message(scene, said);
  const std::string name(to_string(scene.heard.signal));
  return scene.heard.argument.empty() ? name : name + ' ' + scene.heard.argument;
}

TEST_SUITE("dialog/reading_in_place") {
  TEST_CASE("a fix that isn't wanted elsewhere is left out, and the place is kept") {
    Understanding said = meaning("skip");
    said.not_tried = {"reset"};
    said.refused = {"reset"};
    Scene here = scene_at(State::OfferingFix, "look");
    read_message(here, said);
    CHECK(here.heard.signal == Signal::Declines);
    CHECK(here.newly_refused == std::vector<std::string>{"reset"});
    CHECK(heard_of(scene_at(State::OfferingFix, "reset"), said) == "skip");
    CHECK(heard_of(scene_at(State::AskingSymptom), said) == "declines reset");
    Understanding with_cause = meaning("full");
    with_cause.refused = {"reset"};
    CHECK(heard_of(scene_at(State::AskingSymptom), with_cause) == "described full");
  }

  TEST_CASE("a side road is taken by its words, at its fix only") {
    Understanding said = meaning("full");
    said.roads = {{"look", "old", false}};
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), said) == "takes_path old");
    CHECK(heard_of(scene_at(State::WalkingSteps, "look"), said) == "takes_path old");
    CHECK(heard_of(scene_at(State::OfferingFix, "reset"), said) == "described full");
    CHECK(heard_of(scene_at(State::AskingSymptom), said) == "described full");
    Scene there = scene_at(State::OfferingFix, "look");
    there.now.path = "old";
    CHECK(heard_of(there, said) == "described full");
    said.roads = {{"look", "", true}};
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), said) == "did_not_work");
    CHECK(heard_of(scene_at(State::OfferingFix, "reset"), said) == "described full");
    said.roads = {{"look", "old", false}};
    said.tried = {"look"};  // "I deleted the old backups": done, not wanted.
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), said) != "takes_path old");
    Understanding asks = meaning("faq_cost");
    asks.roads = {{"look", "old", false}};
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), asks) == "asks faq_cost");
  }

  TEST_CASE("a fix is asked for by its words, anywhere") {
    Understanding said = meaning("full");
    said.roads = {{"reset", "", false}};
    CHECK(heard_of(scene_at(State::AskingSymptom), said) == "wants_fix reset");
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), said) == "wants_fix reset");
  }

  TEST_CASE("a thumb answers what was asked") {
    Understanding up = unclear("👍");
    up.wordless = true;
    up.nod = intents::Nod::Yes;
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), up) == "yes");
    up.nod = intents::Nod::No;
    CHECK(heard_of(scene_at(State::OfferingHandoff), up) == "no");
  }

  TEST_CASE("a broken phone is no news where a side road is for it") {
    Understanding said = unclear("the screen doesn't react");
    said.entities.fate = intents::Fate::Broken;
    said.roads = {{"look", "old", false}};
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), said) == "takes_path old");
    CHECK(heard_of(scene_at(State::OfferingFix, "reset"), said) == "phone_is_gone");
    said.entities.fate = intents::Fate::Lost;
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), said) == "phone_is_gone");
  }

  TEST_CASE("a symptom with a cause isn't weighed against one without") {
    Understanding said = meaning("backup_failed");
    said.mentioned.clear();
    said.intents = {{"backup_failed", 0.45}, {"full", 0.40}};
    CHECK(heard_of(scene_at(State::AskingSymptom), said) == "described full");
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
}

}  // namespace
}  // namespace dialog
