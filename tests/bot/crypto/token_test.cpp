#include "bot/crypto/token.h"

#include <set>

#include <doctest/doctest.h>

namespace bot {
namespace {

TEST_SUITE("bot/crypto/token") {
  TEST_CASE("a token is long, plain and never the same") {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
      const std::string token = random_token();
      CHECK(token.size() == kTokenCharacters);
      CHECK(token.find_first_not_of("0123456789abcdef") == std::string::npos);
      seen.insert(token);
    }
    CHECK(seen.size() == 1000);
  }
}

}  // namespace
}  // namespace bot
