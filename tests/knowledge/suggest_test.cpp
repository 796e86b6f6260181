#include "knowledge/suggest.h"

#include <string>

#include <doctest/doctest.h>

namespace knowledge {
namespace {

TEST_SUITE("knowledge/suggest") {
  TEST_CASE("a swap of neighbours is one edit, as are the usual three") {
    struct Row {
      std::string one;
      std::string other;
      std::size_t distance;
    };
    for (const Row& row : {
             Row{"", "", 0},
             Row{"", "abc", 3},
             Row{"abc", "abc", 0},
             Row{"abc", "acb", 1},
             Row{"abc", "ab", 1},
             Row{"abc", "axbc", 1},
             Row{"abc", "axc", 1},
             Row{"restart", "reset", 3},
             Row{"ca", "abc", 3},
         }) {
      CAPTURE(row.one);
      CAPTURE(row.other);
      CHECK(edit_distance(row.one, row.other) == row.distance);
      CHECK(edit_distance(row.other, row.one) == row.distance);
    }
  }

  TEST_CASE("only what is near is suggested") {
    const std::vector<std::string_view> known = {"restart-iphone", "reset-network", "yes"};
    CHECK(did_you_mean("restart-phone", known) == ", did you mean 'restart-iphone'?");
    CHECK(did_you_mean("yse", known) == ", did you mean 'yes'?");
    CHECK(did_you_mean("nope", known) == "");
    CHECK(did_you_mean("", known) == "");
    CHECK(did_you_mean(std::string(1000, 'y'), known) == "");
  }
}

}  // namespace
}  // namespace knowledge
