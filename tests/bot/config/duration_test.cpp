#include "bot/config/duration.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

TEST_SUITE("bot/config/duration") {
  TEST_CASE("one number and one unit") {
    struct Row {
      const char* text;
      std::int64_t milliseconds;  // -1: refused.
      const char* canonical;
    };
    for (const Row& row : {
             Row{"0ms", 0, "0ms"},
             Row{"800ms", 800, "800ms"},
             Row{"5s", 5000, "5s"},
             Row{"30m", 1800000, "30m"},
             Row{"24h", 86400000, "1d"},
             Row{"7d", 604800000, "7d"},
             Row{"90m", 5400000, "90m"},
             Row{"", -1, ""},
             Row{"5", -1, ""},
             Row{"m", -1, ""},
             Row{"-5s", -1, ""},
             Row{"5 s", -1, ""},
             Row{"5S", -1, ""},
             Row{"1.5h", -1, ""},
             Row{"5w", -1, ""},
             Row{"9999d", -1, ""},
             Row{"99999999999999999999s", -1, ""},
         }) {
      CAPTURE(row.text);
      const auto duration = parse_duration(row.text);
      CHECK((duration ? duration->count() : -1) == row.milliseconds);
      if (duration) CHECK(to_string(*duration) == row.canonical);
    }
  }

  TEST_CASE("the mistake says what was expected") {
    CHECK(parse_duration("soon").error().message ==
          "must be a duration such as 800ms, 5s, 30m, 24h or 7d, not 'soon'");
  }
}

}  // namespace
}  // namespace bot
