#include "bot/channel/attached.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

TEST_SUITE("bot/channel/attached") {
  TEST_CASE("what is attached stands below the words") {
    struct Row {
      const char* message;
      const char* words;
      const char* whole;
    };
    for (const Row& row : {
             Row{R"({})", "it failed", "it failed"},
             Row{R"({"photo":[]})", "see", "see\n[picture]"},
             Row{R"({"image":{}})", "", "[picture]"},
             Row{R"({"venue":{},"location":{}})", "", "[location]"},
             Row{R"({"animation":{},"document":{}})", "", "[picture]"},
             Row{R"({"contacts":[]})", "", "[file]"},
             Row{R"({"sticker":{}})", "", "🙂"},
             Row{R"({"photo":null})", "", ""},
         }) {
      CAPTURE(row.message);
      CHECK(bot::with_attached(nlohmann::json::parse(row.message), row.words) == row.whole);
    }
  }
}
