#include "dialog/packet.h"

#include <doctest/doctest.h>

#include "tests/dialog/small_pack.h"

namespace dialog {
namespace {

TEST_SUITE("dialog/packet") {
  TEST_CASE("what is known is listed, and nothing that isn't") {
    knowledge::Pack pack = tests::small_pack();
    pack.symptoms[0].summary = "your iCloud is full";
    struct Row {
      std::string symptom;
      knowledge::Device device;
      std::vector<Attempt> attempts;
      std::string text;
    };
    const knowledge::Device whole = {"iPhone 13", knowledge::IosVersion{17, 4}};
    for (const Row& row : {
             Row{"", {}, {}, ""},
             Row{"full", {}, {}, "your iCloud is full"},
             Row{"no_such_symptom", {}, {}, ""},
             Row{"", {"iPhone 13", {}}, {}, "iPhone 13"},
             Row{"", {"", knowledge::IosVersion{17, 0}}, {}, "iOS 17"},
             Row{"", {}, {{"look", Outcome::Failed, {}}}, "you've looked"},
             Row{"",
                 {},
                 {{"look", Outcome::Failed, {}},
                  {"reset", Outcome::SaidTried, {}},
                  {"ask", Outcome::SaidTried, {}}},
                 "you've looked, reset and asked the maker"},
             // Offered, refused or unknown isn't done.
             Row{"",
                 {},
                 {{"look", Outcome::Shown, {}},
                  {"reset", Outcome::Skipped, {}},
                  {"gone", Outcome::Failed, {}}},
                 ""},
             Row{"full",
                 whole,
                 {{"look", Outcome::SaidTried, {}}},
                 "your iCloud is full, iPhone 13, iOS 17.4, you've looked"},
         }) {
      Conversation now;
      now.symptom = row.symptom;
      now.device = row.device;
      now.attempts = row.attempts;
      CHECK(what_is_known(pack, now) == row.text);
    }
  }

  TEST_CASE("the packet says what an agent would ask") {
    knowledge::Pack pack = tests::small_pack();
    Conversation now;
    CHECK(headline(packet_of(pack, now)) == "cause not known yet");
    now.symptom = "full";
    now.device = {"iPhone 13", knowledge::IosVersion{17, 4}};
    now.error_code = "E105";
    now.fate = intents::Fate::Lost;
    now.language = "de";
    now.handoff_reason = "asked for a person";
    now.attempts = {{"look", Outcome::Failed, Instant(std::chrono::minutes(631))},
                    {"no_such_fix", Outcome::Failed, {}}};
    now.waits_since = Instant(std::chrono::minutes(640));
    const Packet packet = packet_of(pack, now);
    CHECK(headline(packet) == "It is full, tried 1");
    CHECK(plain_text(packet, Instant(std::chrono::minutes(765))) ==
          "Problem: It is full\n"
          "Phone: iPhone 13, iOS 17.4, remove nothing: it is lost\n"
          "Error: E105\n"
          "Language: de\n"
          "Tried: Look (did not help, 10:31)\n"
          "Not tried: Reset, Ask the maker\n"
          "Why here: asked for a person\n"
          "Waiting: 2 h 5 min\n");
  }
}

}  // namespace
}  // namespace dialog
