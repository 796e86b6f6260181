#include "bot/channel/json_writing.h"

#include <chrono>

#include <doctest/doctest.h>

TEST_SUITE("bot/channel/json_writing") {
  TEST_CASE("what isn't there is null") {
    CHECK(bot::or_null("").is_null());
    CHECK(bot::or_null("a") == "a");
    CHECK(bot::time_or_null({}).is_null());
    CHECK(bot::time_or_null(bot::Instant(std::chrono::milliseconds(1))) ==
          "1970-01-01T00:00:00.001Z");
  }

  TEST_CASE("members keep their order, and what isn't UTF-8 is replaced") {
    CHECK(bot::json_text({{"b", 1}, {"a", "x\xff"}}) == "{\"b\":1,\"a\":\"x\xEF\xBF\xBD\"}\n");
  }

  TEST_CASE("a line has every member") {
    bot::Message line;
    line.seq = 3;
    line.from = "bot";
    line.text = "Restart";
    line.steps = {"Hold the button"};
    line.buttons = {{"Yes", "a.1.1"}};
    CHECK(bot::line_json(line).dump() ==
          R"({"seq":3,"from":"bot","name":null,"at":"1970-01-01T00:00:00.000Z","text":"Restart",)"
          R"("steps":["Hold the button"],"buttons":[{"label":"Yes","value":"a.1.1"}],"fix":null})");
  }
}
