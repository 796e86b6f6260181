#include "dialog/reading.h"

#include <doctest/doctest.h>

#include "knowledge/parse.h"
#include "tests/dialog/shipped_pack.h"
#include "tests/dialog/small_pack.h"
#include "tests/dialog/talk.h"

namespace dialog {
namespace {

using intents::Understanding;
using tests::heard_of;
using tests::meaning;
using tests::unclear;

const knowledge::Pack& pack() {
  static const knowledge::Pack kPack = [] {
    knowledge::Pack pack = tests::small_pack();
    pack.errors = {{"E/105", "full", "Full."}, {"Failed", "backup_failed", ""}};
    return pack;
  }();
  return kPack;
}

// A scene at a place; the talk that it looks at lives as long as the program.
Scene scene_at(State state, const std::string& fix = "") {
  static const tests::Talk kTalk(pack());
  Scene scene = kTalk.scene();
  scene.now.state = state;
  scene.now.fix = fix;
  return scene;
}

Understanding with_error(const std::string& intent, const std::string& code) {
  Understanding said = intent.empty() ? unclear(code) : meaning(intent);
  said.entities.error_codes = {code};
  return said;
}

Understanding numbered(const std::string& text, int ordinal) {
  Understanding said = unclear(text);
  said.entities.ordinal = ordinal;
  return said;
}

TEST_SUITE("dialog/reading") {
  TEST_CASE("a built-in intent means the same in every state") {
    struct Row {
      const char* intent;
      const char* signal;
    };
    for (std::size_t i = 0; i < kStateCount; ++i) {
      const auto state = static_cast<State>(i);
      CAPTURE(std::string(to_string(state)));
      for (const Row& row : {
               Row{"talk_to_human", "wants_human"},
               Row{"worked", "worked"},
               Row{"did_not_work", "did_not_work"},
               Row{"already_tried", "said_tried"},
               Row{"came_back", "came_back"},
               Row{"yes", "yes"},
               Row{"no", "no"},
               Row{"does_not_know", "does_not_know"},
               Row{"help_with_step", "needs_steps"},
               Row{"where_is_it", "needs_steps"},
               Row{"next_step", "next"},
               Row{"skip", "skip"},
               Row{"back", "back"},
               Row{"how_long", "asks_how_long"},
               Row{"data_loss_worry", "asks_what_is_lost"},
               Row{"why", "asks_why"},
               Row{"what_can_you_do", "asks_what_you_do"},
               Row{"later", "later"},
               Row{"greeting", "greeted"},
               Row{"thanks", "thanks"},
               Row{"goodbye", "says_goodbye"},
               Row{"complaint", "complains"},
               Row{"start_over", "starts_over"},
               Row{"stop", "stops"},
               Row{"erase_my_data", "wants_erasure"},
               Row{"full", "described full"},
               Row{"look_up", "wants_fix look"},
               Row{"reset_network", "wants_fix reset"},
               Row{"faq_cost", "asks faq_cost"},
               Row{"no_such_intent", "out_of_scope"},
           }) {
        CAPTURE(row.intent);
        const std::string intent = row.intent;
        // "Next" to the offer of a person is a wish to go on without one.
        const bool by_person = state == State::OfferingHandoff || state == State::WaitingForAgent;
        const bool goes_on = by_person && (intent == "next_step" || intent == "skip");
        const std::string signal = goes_on ? "keeps_trying" : row.signal;
        Understanding said = meaning(intent);
        if (intent == "no") said.text = "no";  // With news in it, it is more than that.
        CHECK(heard_of(scene_at(state), said) == signal);
      }
    }
  }

  TEST_CASE("every intent that the shipped pack has phrases for means something") {
    tests::Talk talk(tests::shipped_pack());
    for (const auto& row : tests::shipped_pack().phrases) {
      const std::string& intent = row.first;
      if (intent == intents::kOutOfScope) continue;
      CAPTURE(intent);
      CHECK(heard_of(talk.scene(), meaning(intent)) != "out_of_scope");
    }
    for (const std::string_view intent : knowledge::required_intents()) {
      if (intent == intents::kOutOfScope) continue;
      CAPTURE(std::string(intent));
      CHECK(heard_of(talk.scene(), meaning(std::string(intent))) != "out_of_scope");
    }
  }

  TEST_CASE("the words that name no cause depend on what is known") {
    CHECK(heard_of(scene_at(State::Welcome), meaning("backup_failed")) ==
          "said_it_failed backup_failed");
    CHECK(heard_of(scene_at(State::Rating), meaning("backup_failed")) == "came_back");
    Scene asked = scene_at(State::AskingSymptom);
    asked.now.symptom = "backup_failed";
    CHECK(heard_of(asked, meaning("backup_failed")) == "does_not_know");
  }

  TEST_CASE("a symptom that is being worked on is the same place") {
    Scene scene = scene_at(State::OfferingFix, "look");
    scene.now.symptom = "full";
    read_message(scene, meaning("full"));
    CHECK(scene.same_place);
    scene.now.symptom = "backup_failed";
    read_message(scene, meaning("full"));
    CHECK_FALSE(scene.same_place);
  }

  TEST_CASE("a typed label, a number and the last one are presses") {
    Scene scene = scene_at(State::OfferingFix, "look");
    scene.now.choices = {{"It worked", Signal::Worked, "", ""},
                         {"It is full", Signal::Described, "full", ""},
                         {"A person", Signal::WantsHuman, "", ""}};
    struct Row {
      Understanding said;
      const char* signal;
    };
    Understanding label = meaning("no");
    label.text = " it IS full ";
    Understanding road = meaning("no");
    road.text = "old backups";
    for (const Row& row : {
             Row{label, "described full"},
             Row{road, "takes_path old"},
             Row{numbered("1", 1), "worked"},
             Row{numbered("the second one", 2), "described full"},
             Row{numbered("the last one", -1), "wants_human"},
             Row{numbered("4", 4), "out_of_scope"},
             Row{numbered("0", 0), "out_of_scope"},
             Row{numbered("it fails since the 2nd of May", 2), "out_of_scope"},
         }) {
      CAPTURE(row.said.text);
      CHECK(heard_of(scene, row.said) == row.signal);
    }
    scene.now.choices.clear();
    CHECK(heard_of(scene, numbered("the last one", -1)) == "out_of_scope");
    CHECK(heard_of(scene_at(State::Welcome, "look"), road) == "no");  // No fix is at hand there.
  }

  TEST_CASE("a number is a rating while one is asked for, if it is one") {
    Scene scene = scene_at(State::Rating);
    scene.now.choices = {{"Skip", Signal::SkipsRating, "", ""}};
    CHECK(heard_of(scene, numbered("1", 1)) == "rates 1");
    CHECK(heard_of(scene, numbered("5", 5)) == "rates 5");
    for (const int wrong : {0, 6, -1})
      CHECK(heard_of(scene, numbered("n", wrong)) == "out_of_scope");
  }

  TEST_CASE("a wish for a human wins over everything but a button's label") {
    Understanding said = meaning("full");
    said.mentioned = {"full", "talk_to_human"};
    CHECK(heard_of(scene_at(State::AskingSymptom), said) == "wants_human");
    said.language = "de";
    said.entities.fate = intents::Fate::Lost;
    CHECK(heard_of(scene_at(State::AskingSymptom), said) == "wants_human");
  }

  TEST_CASE("thanks that aren't meant are no solution") {
    for (const char* intent : {"worked", "thanks"}) {
      Understanding said = meaning(intent);
      said.sarcastic = true;
      CHECK(heard_of(scene_at(State::OfferingFix, "look"), said) == "complains");
      said.mentioned = {intent, "did_not_work"};
      CHECK(heard_of(scene_at(State::OfferingFix, "look"), said) == "did_not_work");
    }
  }

  TEST_CASE("a fix that isn't wanted is skipped, not shown") {
    Understanding said = meaning("look_up");
    said.not_tried = {"look"};
    CHECK(heard_of(scene_at(State::OfferingFix, "look"), said) == "skip");
    CHECK(heard_of(scene_at(State::OfferingFix, "reset"), said) == "wants_fix look");
  }

  TEST_CASE("two readings that are as good as each other are asked about") {
    Understanding said = meaning("full");
    said.mentioned.clear();
    struct Row {
      std::vector<intents::Scored> intents;
      const char* signal;
    };
    for (const Row& row : {
             Row{{{"full", 0.45}, {"look_up", 0.40}}, "is_unsure full|look_up"},
             Row{{{"no", 0.35}, {"full", 0.32}}, "described full"},
             Row{{{"no", 0.85}, {"full", 0.12}}, "no"},
             Row{{{"full", 0.45}, {"look_up", 0.30}}, "described full"},
             Row{{{"full", 0.70}, {"look_up", 0.65}}, "described full"},
             Row{{{"full", 0.45}, {"thanks", 0.44}}, "described full"},
             Row{{{"full", 0.45}}, "described full"},
         }) {
      said.intents = row.intents;
      CHECK(heard_of(scene_at(State::AskingSymptom), said) == row.signal);
    }
  }

  TEST_CASE("an error that the pack knows names its symptom") {
    const Scene scene = scene_at(State::AskingSymptom);
    CHECK(heard_of(scene, with_error("", "E/105")) == "described full");
    CHECK(heard_of(scene, with_error("backup_failed", "E/105")) == "described full");
    CHECK(heard_of(scene, with_error("why", "E/105")) == "asks_why");
    CHECK(heard_of(scene, with_error("", "Failed")) == "said_it_failed backup_failed");
    CHECK(heard_of(scene, with_error("", "E/999")) == "gave_details");
    Scene noted = scene;
    read_message(noted, with_error("", "E/999"));
    CHECK(noted.now.error_code == "E/999");
  }

  TEST_CASE("what fits no intent may still say something") {
    Understanding foreign = unclear("Hilfe");
    foreign.language = "de";
    Understanding secret = unclear("••••");
    secret.held_secret = true;
    Understanding emoji = unclear("🙂");
    emoji.wordless = true;
    Understanding model = unclear("iPhone 13");
    model.entities.device = {"iPhone 13", knowledge::IosVersion{17, 4}};
    Understanding angry = unclear("!!!");
    angry.angry = true;
    const Scene scene = scene_at(State::OfferingFix, "look");
    CHECK(heard_of(scene, foreign) == "foreign_language de");
    CHECK(heard_of(scene, secret) == "sent_secret");
    CHECK(heard_of(scene, emoji) == "wordless");
    CHECK(heard_of(scene, model) == "gave_details");
    CHECK(heard_of(scene, angry) == "complains");
    CHECK(heard_of(scene, unclear("a recipe?")) == "out_of_scope");
    Scene noted = scene;
    read_message(noted, model);
    CHECK(noted.now.device == model.entities.device);
  }

  TEST_CASE("a secret beside an answer is noted and the answer counts") {
    Understanding said = meaning("worked");
    said.held_secret = true;
    Scene scene = scene_at(State::OfferingFix, "look");
    read_message(scene, said);
    CHECK(scene.heard.signal == Signal::Worked);
    CHECK(scene.held_secret);
  }

  TEST_CASE("yes and no answer the question of erasing while it is open") {
    Scene scene = scene_at(State::ConfirmingRisk, "reset");
    scene.now.confirming_erasure = true;
    CHECK(heard_of(scene, meaning("yes")) == "confirms_erasure");
    CHECK(heard_of(scene, meaning("no")) == "keeps_data");
    CHECK(heard_of(scene, meaning("thanks")) == "thanks");
  }

  TEST_CASE("a lost phone is news once, and puts what removes aside") {
    Understanding said = unclear("I lost it");
    said.entities.fate = intents::Fate::Lost;
    Scene scene = scene_at(State::ConfirmingRisk, "reset");
    read_message(scene, said);
    CHECK(scene.heard.signal == Signal::PhoneIsGone);
    CHECK(scene.now.fate == intents::Fate::Lost);
    CHECK(scene.now.fix.empty());
    CHECK(find_attempt(scene.now, "reset")->outcome == Outcome::Skipped);
    CHECK(heard_of(scene, said) == "out_of_scope");
    Scene on_path = scene_at(State::ConfirmingRisk, "look");
    on_path.now.path = "old";
    read_message(on_path, said);
    CHECK(on_path.now.fix == "look");
    CHECK(on_path.now.path.empty());
  }
}

}  // namespace
}  // namespace dialog
