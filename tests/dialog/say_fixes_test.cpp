// Every fix of the shipped pack, as it is said for every symptom, model and version.

#include <string>

#include <doctest/doctest.h>

#include "tests/dialog/shipped_pack.h"
#include "tests/dialog/talk.h"

namespace dialog {
namespace {

constexpr std::size_t kLeadCharsMax = 700;
constexpr std::size_t kStepsMax = 12;

std::size_t characters(const std::string& text) {
  std::size_t count = 0;
  for (const char c : text)
    count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

// What is wrong with a reply, "" when nothing is.
std::string flaw(const Reply& reply) {
  const std::string text = plain_text(reply);
  if (text.empty()) return "an empty text";
  if (reply.lead.empty() && reply.steps.empty()) return "an empty lead";
  if (text.find_first_of("{}") != std::string::npos) return "an unfilled placeholder";
  if (text.find("**") != std::string::npos) return "a bold mark that was left";
  if (text.find("  ") != std::string::npos) return "two blanks in a row";
  if (characters(reply.lead) > kLeadCharsMax) return "a lead that is too long";
  if (reply.steps.size() > kStepsMax) return "too many steps";
  for (const std::string& step : reply.steps) {
    if (step.empty()) return "an empty step";
  }
  return "";
}

class Reading {
 public:
  Reading() : start_(tests::shipped_pack()) {}

  void read(const std::string& symptom, const knowledge::Device& device) {
    start_.now = Conversation{};
    start_.now.id = "c";
    start_.now.state = State::AskingSymptom;
    start_.now.symptom = symptom;
    start_.now.device = device;
    for (const knowledge::Fix& fix : tests::shipped_pack().fixes)
      read_fix(fix);
  }

 private:
  void read_fix(const knowledge::Fix& fix) {
    tests::Talk talk = start_;
    talk.signals(Signal::WantsFix, fix.id);
    look_at(talk, fix.id);
    const bool removes = fix.risk == knowledge::Risk::Removes;
    CHECK(talk.now.state == (removes ? State::ConfirmingRisk : State::OfferingFix));
    if (removes) consent(talk, fix.id);
    check_steps(talk, fix.id);
    for (const knowledge::Path& path : fix.paths)
      read_path(talk, path);
    talk.signals(Signal::NeedsSteps);
    while (talk.now.state == State::WalkingSteps) {
      look_at(talk, fix.id);
      talk.signals(Signal::Next);
    }
    CHECK(talk.now.state == State::OfferingFix);
  }

  static void read_path(tests::Talk talk, const knowledge::Path& path) {
    talk.signals(Signal::TakesPath, path.id);
    look_at(talk, path.id);
    CHECK(talk.now.state == (path.removes ? State::ConfirmingRisk : State::OfferingFix));
    if (path.removes) consent(talk, path.id);
    check_steps(talk, path.id);
  }

  static void consent(tests::Talk& talk, const std::string& what) {
    CHECK(talk.replies().front().steps.empty());
    talk.presses("Yes, go ahead");
    look_at(talk, what);
  }

  static void check_steps(const tests::Talk& talk, const std::string& what) {
    CAPTURE(what);
    CHECK_FALSE(talk.replies().front().steps.empty());
    CHECK(talk.replies().front().fix == talk.now.fix);
  }

  static void look_at(const tests::Talk& talk, const std::string& what) {
    for (const Reply& reply : talk.replies()) {
      const std::string found = flaw(reply);
      if (!found.empty()) {
        FAIL_CHECK(what << " for " << talk.now.symptom << " on " << talk.now.device.model << ": "
                        << found << ": " << plain_text(reply));
      }
    }
  }

  tests::Talk start_;
};

TEST_SUITE("dialog/say_fixes") {
  TEST_CASE("every fix of the shipped pack reads well for every symptom, model and version") {
    REQUIRE(tests::shipped_pack().fixes.size() == 8);
    Reading reading;
    for (const knowledge::Symptom& symptom : tests::shipped_pack().symptoms) {
      reading.read(symptom.intent, {});
      for (const char* model :
           {"iPhone 5s", "iPhone SE (2nd generation)", "iPhone 7", "iPhone 16"}) {
        for (const int ios : {14, 17, 18})
          reading.read(symptom.intent, {model, knowledge::IosVersion{ios, 0}});
      }
    }
  }

  TEST_CASE("a flaw of each kind would be seen") {
    Reply reply;
    CHECK(flaw(reply) == "an empty text");
    reply.tail = "So?";
    CHECK(flaw(reply) == "an empty lead");
    reply.lead = "It takes {minutes}.";
    CHECK(flaw(reply) == "an unfilled placeholder");
    reply.lead = std::string(kLeadCharsMax + 1, 'x');
    CHECK(flaw(reply) == "a lead that is too long");
    reply.lead = "Do:";
    reply.steps = {"a", ""};
    CHECK(flaw(reply) == "an empty step");
    reply.steps.assign(kStepsMax + 1, "a");
    CHECK(flaw(reply) == "too many steps");
    reply.steps = {"a"};
    CHECK(flaw(reply).empty());
  }

  TEST_CASE("conversations about the shipped pack start with the fix that fits") {
    struct Row {
      const char* symptom;
      const char* fix;
    };
    for (const Row& row : {
             Row{"storage_full_icloud", "check-storage"},
             Row{"storage_full_iphone", "check-storage"},
             Row{"wifi_problem", "stable-wifi"},
             Row{"backup_stuck", "stable-wifi"},
         }) {
      CAPTURE(row.symptom);
      tests::Talk talk(tests::shipped_pack());
      talk.says(row.symptom);
      CHECK(talk.now.fix == row.fix);
      CHECK(talk.now.state == State::OfferingFix);
    }
  }
}

}  // namespace
}  // namespace dialog
