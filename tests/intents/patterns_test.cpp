#include "intents/patterns.h"

#include <doctest/doctest.h>

namespace intents {
namespace {

TEST_SUITE("intents/patterns") {
  TEST_CASE("each sign of the language does what it says") {
    struct Row {
      std::string pattern;
      std::string text;
      bool found;
    };
    for (const Row& row : {
             Row{"turned it off", "i turned it off", true},
             Row{"turned it off", "turned off it", false},
             Row{"sign|log out", "please log out", true},
             Row{"restart*", "restarting", true},
             Row{"restart*", "start", false},
             Row{"my? phone", "phone", true},
             Row{"the my? phone", "the my phone", true},
             Row{"the my? phone", "the old phone", false},
             Row{"turned ~ off", "turned off", true},
             Row{"turned ~ off", "turned the big phone off", true},
             Row{"turned ~ off", "turned the very big phone off", false},
             Row{"turned ~ off", "turned it and went off", false},
             Row{"turned ~ off", "turned it, then off", false},
             Row{"turned ~ off and ~ on", "turned it off and back on", true},
             Row{"# gb", "bought 200 gb", true},
             Row{"# gb", "bought some gb", false},
             Row{"it failed", "it. failed", false},
             Row{"it failed", "", false},
             Row{"", "anything", false},
         }) {
      CAPTURE(row.pattern);
      CAPTURE(row.text);
      CHECK(Patterns({row.pattern}).found_in(scan_words(row.text)) == row.found);
    }
  }

  TEST_CASE("the longest match at a word wins, and none overlap") {
    const Patterns patterns({"reset", "reset ~ network", "network settings"});
    const auto hits = patterns.find_all(scan_words("reset my network settings reset"));
    REQUIRE(hits.size() == 2);
    CHECK(hits[0].row == 1);
    CHECK(hits[0].first == 0);
    CHECK(hits[0].last == 3);
    CHECK(hits[1].row == 0);
    CHECK(hits[1].first == 4);
  }
}

}  // namespace
}  // namespace intents
