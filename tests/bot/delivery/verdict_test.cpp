#include "bot/delivery/verdict.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

TEST_SUITE("bot/delivery/verdict") {
  TEST_CASE("an answer without a word of its own is told by how it went") {
    CHECK(unexplained({0, "", {}, "timed out"}).reason == "timed out");
    CHECK(unexplained({502, "<html>", {}, ""}).reason == "status 502");
  }

  TEST_CASE("a wait is a second at least and an hour at most") {
    const auto asked = [](int seconds) {
      return wait_asked({429, "", std::chrono::seconds(seconds), ""}).count();
    };
    CHECK(asked(0) == 1);
    CHECK(asked(35) == 35);
    CHECK(asked(86400) == 3600);
  }
}

}  // namespace
}  // namespace bot
