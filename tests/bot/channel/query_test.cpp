#include "bot/channel/query.h"

#include <doctest/doctest.h>

TEST_SUITE("bot/channel/query") {
  TEST_CASE("a text that isn't given is empty") {
    bot::http::Request request;
    request.query["hub.challenge"] = "42";
    CHECK(bot::query_text(request, "hub.challenge") == "42");
    CHECK(bot::query_text(request, "hub.mode").empty());
  }

  TEST_CASE("a number of the query is within its limits, or the refusal says which they are") {
    const bot::NumberRule rule{"limit", 1, 100, 50};
    struct Row {
      const char* text;
      std::int64_t value;  // 0: refused.
    };
    for (const Row& row : {Row{"1", 1}, Row{"100", 100}, Row{"0", 0}, Row{"101", 0}, Row{"", 0},
                           Row{"-1", 0}, Row{"+1", 0}, Row{"7x", 0}, Row{" 7", 0}, Row{"7.0", 0},
                           Row{"99999999999999999999", 0}}) {
      CAPTURE(row.text);
      bot::http::Request request;
      request.query["limit"] = row.text;
      const auto taken = bot::take_number(request, rule);
      if (row.value != 0) {
        REQUIRE(taken);
        CHECK(*taken == row.value);
      } else {
        REQUIRE_FALSE(taken);
        CHECK(taken.error().message == "limit: must be a whole number from 1 to 100");
      }
    }
    CHECK(*bot::take_number({}, rule) == 50);
  }
}
