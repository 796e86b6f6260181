// What isn't understood at once: two readings of one message, and other languages.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/dialog/small_pack.h"
#include "tests/dialog/talk.h"

namespace dialog {
namespace {

using Labels = std::vector<std::string>;
using tests::meaning;
using tests::Talk;
using tests::unclear;

const knowledge::Pack& pack() {
  static const knowledge::Pack kPack = [] {
    knowledge::Pack pack = tests::small_pack();
    pack.wording.set_other_language("es", {{"Solo inglés.", "Inglés, por favor."}, "Una persona"});
    return pack;
  }();
  return kPack;
}

intents::Understanding of_two() {
  intents::Understanding said = meaning("full");
  said.intents = {{"full", 0.45}, {"look_up", 0.40}};
  said.mentioned.clear();
  return said;
}

intents::Understanding in_language(const std::string& language) {
  intents::Understanding said = unclear("palabras");
  said.language = language;
  return said;
}

TEST_SUITE("dialog/say_manners") {
  TEST_CASE("of two readings the person is asked which, and either button leads on") {
    Talk talk(pack());
    talk.says(of_two());
    CHECK(talk.now.state == State::AskingSymptom);
    CHECK(talk.heard("ask_which It is full Look"));
    CHECK(talk.labels() == Labels{"It is full", "Look", "button_neither"});
    Talk other = talk;
    talk.presses("It is full");
    CHECK(talk.now.symptom == "full");
    CHECK(talk.now.fix == "look");
    other.presses("Look");
    CHECK(other.now.symptom.empty());
    CHECK(other.now.fix == "look");
  }

  TEST_CASE("of two readings neither may be right") {
    Talk talk(pack());
    talk.says(of_two()).presses("button_neither");
    CHECK(talk.now.state == State::OfferingFix);
  }

  TEST_CASE("a worry beside a wish gets its sentence before the fix") {
    intents::Understanding said = meaning("look_up");
    said.mentioned.push_back("data_loss_worry");
    Talk talk(pack());
    CHECK(talk.says(said).heard("worry_aside"));
    CHECK(talk.now.fix == "look");
    CHECK_FALSE(Talk(pack()).says(meaning("data_loss_worry")).heard("worry_aside"));
  }

  TEST_CASE("another language gets one line in it and a person in it") {
    Talk talk(pack());
    talk.says(in_language("es"));
    CHECK(talk.now.state == State::AskingSymptom);
    CHECK(talk.heard("Solo inglés."));
    CHECK_FALSE(talk.heard("ask_symptom"));
    CHECK(talk.labels() == Labels{"It is full", "button_no_idea", "Una persona"});
    Talk pressed = talk;
    CHECK(pressed.presses("Una persona").now.state == State::WaitingForAgent);
    intents::Understanding typed = in_language("es");
    typed.text = "una persona";
    CHECK(talk.says(typed).now.state == State::WaitingForAgent);
  }

  TEST_CASE("who goes on in it is offered a person in it, and the way on stays open") {
    Talk talk(pack());
    talk.says(in_language("es")).says(in_language("es"));
    CHECK(talk.heard("Inglés, por favor."));
    talk.says(in_language("es"));
    CHECK(talk.now.state == State::OfferingHandoff);
    CHECK(talk.heard("Solo inglés."));
    CHECK(talk.labels() == Labels{"Una persona", "button_go_on", "button_worked"});
    CHECK(talk.now.handoff_reason == "writes in another language");
  }

  TEST_CASE("a consent keeps its two buttons in their order, with a person behind them") {
    Talk talk(pack());
    talk.says("reset_network").says(in_language("es"));
    CHECK(talk.now.state == State::ConfirmingRisk);
    CHECK(talk.labels() == Labels{"button_go_ahead", "button_something_else", "Una persona"});
  }

  TEST_CASE("who waits for a person already is offered no other") {
    Talk talk(pack());
    talk.says("talk_to_human").says(in_language("es"));
    CHECK(talk.now.state == State::WaitingForAgent);
    for (const std::string& label : talk.labels())
      CHECK(label != "Una persona");
  }

  TEST_CASE("a language that the pack has no words in gets the pack's own") {
    Talk talk(pack());
    CHECK(talk.says(in_language("el")).heard("foreign_language ask_symptom"));
    CHECK(talk.now.language == "el");
  }
}

}  // namespace
}  // namespace dialog
