#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/bot/command/console.h"

namespace bot::command {
namespace {

using nlohmann::json;

TEST_SUITE("bot/command/ask") {
  TEST_CASE("one object says what was understood and what is answered") {
    const Ran ran =
        run(ask, {"--json", "my icloud storage is full, I restarted", "--pack", kShippedPack});
    REQUIRE(ran.exit_code == kFine);
    const json told = json::parse(ran.out);
    CHECK(told["text"] == "my icloud storage is full, I restarted");
    CHECK(told["intents"][0]["id"] == "storage_full_icloud");
    CHECK(told["intents"][0]["confidence"].is_number());
    CHECK(told["out_of_scope"] == false);
    CHECK(told["entities"].is_object());
    CHECK(told["tried"] == json::array({"restart-iphone"}));
    CHECK(told["state"] == "offering_fix");
    CHECK(told["fix"] == "check-storage");
    REQUIRE_FALSE(told["replies"].empty());
    CHECK(told["replies"].front()["buttons"].at(0).contains("value"));
  }

  TEST_CASE("a line in is a line out, blank ones and broken bytes too") {
    const Ran ran = run(ask, {"--stdin", "--json", "--pack", kShippedPack},
                        "hi\n\n  \nbad \xff\xfe bytes\r\nno end");
    CHECK(ran.exit_code == kFine);
    std::istringstream lines(ran.out);
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count)
      CHECK(json::accept(line));
    CHECK(count == 5);
  }

  TEST_CASE("words are for people") {
    const Ran ran =
        run(ask, {"what", "is", "the", "capital", "of", "france", "--pack", kShippedPack});
    CHECK(ran.out.starts_with("understood: out of scope"));
  }

  TEST_CASE("neither or both of message and --stdin is wrong use") {
    CHECK(run(ask, {}).exit_code == kWrongUse);
    CHECK(run(ask, {"hi", "--stdin"}).exit_code == kWrongUse);
  }
}

}  // namespace
}  // namespace bot::command
