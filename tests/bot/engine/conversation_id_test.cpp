#include "bot/engine/conversation_id.h"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

TEST_SUITE("bot/engine/conversation_id") {
  TEST_CASE("an id is 16 small letters and digits, and never the same") {
    std::set<std::string> ids;
    for (int i = 0; i < 1000; ++i)
      ids.insert(bot::random_conversation_id());
    CHECK(ids.size() == 1000);
    for (const std::string& id : ids) {
      CHECK(id.size() == 16);
      CHECK(std::ranges::all_of(
          id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }));
    }
  }
}
