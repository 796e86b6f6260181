// What a message means beside the intents: side roads, refusals and nods at the fix at hand.

#include <doctest/doctest.h>

#include "dialog/reading.h"
#include "tests/dialog/talk.h"

namespace dialog {
namespace {

using intents::Understanding;
using tests::heard_of;
using tests::meaning;
using tests::scene_at;
using tests::unclear;

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

  TEST_CASE("a bare word is a side road only where nothing else is said") {
    Understanding said = meaning("full");
    said.roads = {{"look", "old", false, true}};
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), said) == "described full");
    Understanding only = unclear("well, backups I'd say");
    only.roads = said.roads;
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), only) == "takes_path old");
  }

  TEST_CASE("a consent takes a yes in so many words") {
    Understanding said = meaning("yes");
    said.agrees = false;
    CHECK(heard_of(scene_at(State::ConfirmingRisk, "reset"), said) == "does_not_know");
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), said) == "yes");
    Scene erasing = scene_at(State::OfferingFix, "look");
    erasing.now.confirming_erasure = true;
    CHECK(heard_of(erasing, said) == "does_not_know");
  }

  TEST_CASE("a rating may be said in several ways") {
    struct Row {
      const char* text;
      const char* heard;
    };
    for (const Row& row :
         {Row{"5 stars", "rates 5"}, Row{"4 out of 5", "rates 4"}, Row{"3/5", "rates 3"},
          Row{"five stars", "rates 5"}, Row{"⭐⭐⭐⭐", "rates 4"},
          Row{"no one helped me", "out_of_scope"}, Row{"7", "out_of_scope"},
          Row{"it took 3 whole days of my life", "out_of_scope"}}) {
      CAPTURE(row.text);
      CHECK(heard_of(scene_at(State::Rating), unclear(row.text)) == row.heard);
    }
    Understanding praise = meaning("worked");
    praise.sarcastic = true;  // "great" after it was solved is praise.
    CHECK(heard_of(scene_at(State::Rating), praise) == "worked");
  }

  TEST_CASE("a brief answer that only sounds like a question is the answer") {
    Understanding said = meaning("faq_cost");
    said.text = "photos i think";
    said.roads = {{"look", "old", false, true}};
    said.intents.front().confidence = 0.5;
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), said) == "takes_path old");
    said.intents.front().confidence = 0.9;
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), said) == "asks faq_cost");
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
}

}  // namespace
}  // namespace dialog
