#include "bot/engine/erased_key.h"

#include <doctest/doctest.h>

TEST_SUITE("bot/engine/erased_key") {
  TEST_CASE("the key tells people and keys apart and names neither") {
    bot::Incoming incoming;
    incoming.user = {"http", "ann"};
    incoming.key = "k1";
    const std::string key = bot::erased_key(incoming);
    CHECK(key.size() == 64);
    CHECK(key.find("ann") == std::string::npos);
    CHECK(bot::erased_user(incoming) == bot::User{"http", ""});
    incoming.key = "k2";
    CHECK(bot::erased_key(incoming) != key);
    incoming.user.id = "annk";
    incoming.key = "1";
    CHECK(bot::erased_key(incoming) != key);
  }
}
