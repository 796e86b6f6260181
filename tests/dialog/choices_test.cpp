#include "dialog/choices.h"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "tests/dialog/shipped_pack.h"
#include "tests/dialog/small_pack.h"
#include "tests/dialog/talk.h"

namespace dialog {
namespace {

using Labels = std::vector<std::string>;

Labels labels_of(const std::vector<Choice>& choices) {
  Labels labels;
  for (const Choice& choice : choices)
    labels.push_back(choice.label);
  return labels;
}

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

Scene shipped_scene(State state, const std::string& fix = "") {
  Scene scene = tests::Talk(tests::shipped_pack()).scene();
  static const Brain kBrain{&tests::shipped_pack(), {}, {}};
  static const Circumstances kWorld{};
  scene.brain = &kBrain;
  scene.world = &kWorld;
  scene.now.state = state;
  scene.now.fix = fix;
  return scene;
}

bool offers(const std::vector<Choice>& choices, Signal signal, const std::string& argument = "") {
  return std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) {
    return choice.signal == signal && choice.argument == argument;
  });
}

TEST_SUITE("dialog/choices") {
  TEST_CASE("every label of the shipped pack fits a button, and no two of a place are alike") {
    for (std::size_t state = 0; state < kStateCount; ++state) {
      for (const knowledge::Fix& fix : tests::shipped_pack().fixes) {
        const Labels labels =
            labels_of(choices_here(shipped_scene(static_cast<State>(state), fix.id)));
        CHECK(std::set<std::string>(labels.begin(), labels.end()).size() == labels.size());
        for (const std::string& label : labels) {
          CAPTURE(label);
          CHECK_FALSE(label.empty());
          CHECK(characters(label) <= knowledge::kLabelCharsMax);
        }
      }
    }
  }

  TEST_CASE("consent and erasing ask with their two buttons, in this order") {
    CHECK(labels_of(choices_here(shipped_scene(State::ConfirmingRisk, "reset-network"))) ==
          Labels{"Yes, go ahead", "No, something else"});
    Scene erasing = shipped_scene(State::ConfirmingRisk, "reset-network");
    erasing.now.confirming_erasure = true;
    CHECK(labels_of(choices_here(erasing)) == Labels{"Yes, delete everything", "No, keep it"});
  }

  TEST_CASE("a fix is offered with its result, a way through and a person") {
    const auto labels =
        labels_of(choices_here(shipped_scene(State::OfferingFix, "restart-iphone")));
    for (const char* label : {"It worked", "Didn't help", "Help with a step", "Talk to a person"}) {
      CAPTURE(label);
      CHECK(std::count(labels.begin(), labels.end(), label) == 1);
    }
  }

  TEST_CASE("who waits for a person isn't offered one") {
    for (const State state :
         {State::WaitingForAgent, State::OfferingFix, State::WalkingSteps, State::AskingSymptom}) {
      Scene scene = shipped_scene(state, "restart-iphone");
      if (state != State::WaitingForAgent) CHECK(offers(choices_here(scene), Signal::WantsHuman));
      scene.now.owner = {OwnerKind::Queue, ""};
      CHECK_FALSE(offers(choices_here(scene), Signal::WantsHuman));
    }
  }

  TEST_CASE("going on is offered only while something is left to try") {
    const knowledge::Pack pack = tests::small_pack();
    tests::Talk talk(pack);
    CHECK(offers(handoff_choices(talk.scene()), Signal::KeepsTrying));
    CHECK(offers(queue_choices(talk.scene()), Signal::KeepsTrying));
    for (const char* fix : {"look", "reset", "ask"})
      talk.now.attempts.push_back({fix, Outcome::Failed, {}});
    CHECK_FALSE(offers(handoff_choices(talk.scene()), Signal::KeepsTrying));
    CHECK(offers(handoff_choices(talk.scene()), Signal::StartsOver));
    CHECK_FALSE(offers(queue_choices(talk.scene()), Signal::KeepsTrying));
  }

  TEST_CASE("symptoms are offered by their labels, but not the vague one and not the hidden") {
    knowledge::Pack pack = tests::small_pack();
    const tests::Talk talk(pack);
    CHECK(labels_of(symptom_choices(talk.scene())) ==
          Labels{"It is full", "button_no_idea", "button_human"});
    pack.symptoms[0].offered = false;
    CHECK(labels_of(symptom_choices(talk.scene())) == Labels{"button_no_idea", "button_human"});
  }

  TEST_CASE("a side road is offered where it fits the symptom, and where nothing may be lost") {
    knowledge::Pack pack = tests::small_pack();
    tests::Talk talk(pack);
    talk.now.state = State::OfferingFix;
    talk.now.fix = "look";
    const auto offered = [&] {
      return offers(choices_here(talk.scene()), Signal::TakesPath, "old");
    };
    CHECK(offered());
    pack.fixes[0].paths[0].symptoms = {"full"};
    CHECK(offered());  // Nothing is known yet that speaks against it.
    talk.now.symptom = "full";
    CHECK(offered());
    talk.now.symptom = "backup_failed";
    CHECK_FALSE(offered());
    talk.now.symptom = "full";
    talk.now.path = "old";
    CHECK_FALSE(offered());
    talk.now.path = "";
    talk.now.fate = intents::Fate::Lost;
    CHECK_FALSE(offered());
  }

  TEST_CASE("the first step has no way back") {
    Scene scene = shipped_scene(State::WalkingSteps, "restart-iphone");
    CHECK_FALSE(offers(choices_here(scene), Signal::Back));
    scene.now.step = 1;
    CHECK(offers(choices_here(scene), Signal::Back));
  }

  TEST_CASE("values are short ASCII bound to the conversation and the turn") {
    tests::Talk talk(tests::shipped_pack());
    talk.now.turn = 2'000'000'000;
    talk.says("greeting");
    std::set<std::string> values;
    for (const Choice& choice : talk.now.choices) {
      CAPTURE(choice.value);
      CHECK(choice.value.size() <= 64);
      CHECK(choice.value.starts_with(talk.now.id + ".2000000001."));
      CHECK(std::all_of(choice.value.begin(), choice.value.end(),
                        [](char c) { return c > ' ' && c < '\x7f'; }));
      CHECK(values.insert(choice.value).second);
    }
    CHECK(values.size() >= 3);
  }

  TEST_CASE("a question between two readings offers both and neither") {
    const knowledge::Pack pack = tests::small_pack();
    const auto choices = which_choices(tests::Talk(pack).scene(), "full|look_up");
    REQUIRE(choices.size() == 3);
    CHECK(choices[0] == Choice{"It is full", Signal::Described, "full", ""});
    CHECK(choices[1] == Choice{"Look", Signal::WantsFix, "look", ""});
    CHECK(choices[2] == Choice{"button_neither", Signal::DoesNotKnow, "", ""});
  }

  TEST_CASE("a label is found by its words, whatever their case and the blanks around them") {
    const std::vector<Choice> choices = {{"It worked", Signal::Worked, "", ""},
                                         {"Didn't help", Signal::DidNotWork, "", ""}};
    CHECK(find_by_label(choices, " it WORKED\n") == &choices[0]);
    CHECK(find_by_label(choices, "Didn't help") == &choices[1]);
    for (const char* other : {"", " ", "it", "it worked!", "It  worked"}) {
      CAPTURE(other);
      CHECK(find_by_label(choices, other) == nullptr);
    }
  }
}

}  // namespace
}  // namespace dialog
