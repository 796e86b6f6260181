#include "knowledge/device.h"

#include <doctest/doctest.h>

namespace knowledge {
namespace {

TEST_SUITE("knowledge/device") {
  TEST_CASE("globs take any run of characters and ignore case") {
    struct Row {
      const char* pattern;
      const char* text;
      bool matches;
    };
    for (const Row& row : {
             Row{"iPhone 8*", "iPhone 8 Plus", true},
             Row{"iphone 8*", "iPhone 8", true},
             Row{"iPhone SE (*", "iPhone SE (2nd generation)", true},
             Row{"iPhone 8", "iPhone 8 Plus", false},
             Row{"", "", true},
             Row{"*", "", true},
         }) {
      CAPTURE(row.pattern);
      CAPTURE(row.text);
      CHECK(glob_matches(row.pattern, row.text) == row.matches);
    }
  }

  TEST_CASE("a condition holds only for what is known to fit") {
    const Condition old_ios{{}, std::nullopt, IosVersion{15, 0}};
    CHECK(holds(old_ios, {"", IosVersion{14, 8}}));
    CHECK_FALSE(holds(old_ios, {"", IosVersion{15, 0}}));
    CHECK_FALSE(holds(old_ios, {"iPhone 13", std::nullopt}));
    CHECK(holds(Condition{}, {}));
    CHECK_FALSE(holds({{"iPhone 8*"}, std::nullopt, std::nullopt}, {}));
  }
}

}  // namespace
}  // namespace knowledge
