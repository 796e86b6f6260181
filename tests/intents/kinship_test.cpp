#include "intents/kinship.h"

#include <doctest/doctest.h>

namespace intents {
namespace {

TEST_SUITE("intents/kinship") {
  TEST_CASE("names that share words are kin, the more and the rarer the words the closer") {
    const std::vector<std::string> names = {"storage_full_icloud", "storage_full_iphone",
                                            "storage_price", "thanks"};
    const Kinship kinship = kinship_of(names, 0.5);
    REQUIRE(kinship[0].size() == 2);
    CHECK(kinship[0][0].other == 1);
    CHECK(kinship[0][1].other == 2);
    CHECK(kinship[0][0].share > kinship[0][1].share);
    CHECK(kinship[0][0].share == doctest::Approx(kinship[1][0].share));
    CHECK(kinship[3].empty());
  }

  TEST_CASE("forms of a word count as one, and a share never reaches the weight's end") {
    const Kinship kinship = kinship_of(std::vector<std::string>{"updates", "update", ""}, 0.85);
    REQUIRE(kinship[0].size() == 1);
    CHECK(kinship[0][0].share == doctest::Approx(0.85));
    CHECK(kinship[2].empty());
  }
}

}  // namespace
}  // namespace intents
