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
}

}  // namespace
}  // namespace dialog
