#include "bot/channel/timestamp.h"

#include <doctest/doctest.h>

namespace {

dialog::Instant at(std::int64_t millis) { return dialog::Instant(dialog::Duration(millis)); }

}  // namespace

TEST_SUITE("bot/channel/timestamp") {
  TEST_CASE("a time is written with milliseconds, in UTC") {
    CHECK(bot::iso_8601(at(0)) == "1970-01-01T00:00:00.000Z");
    CHECK(bot::iso_8601(at(1'700'000'000'123)) == "2023-11-14T22:13:20.123Z");
    CHECK(bot::iso_day(at(1'700'000'000'123)) == "2023-11-14");
  }

  TEST_CASE("a time of any offset and fraction is read") {
    struct Row {
      const char* text;
      std::int64_t millis;
    };
    for (const Row& row : {
             Row{"2023-11-14T22:13:20.123Z", 1'700'000'000'123},
             Row{"2023-11-14T22:13:20Z", 1'700'000'000'000},
             Row{"2023-11-14t22:13:20.1z", 1'700'000'000'100},
             Row{"2023-11-14T22:13:20.1239999Z", 1'700'000'000'123},
             Row{"2023-11-14T23:43:20+01:30", 1'700'000'000'000},
             Row{"2023-11-14T17:13:20-05:00", 1'700'000'000'000},
             Row{"2024-02-29T00:00:00Z", 1'709'164'800'000},
         }) {
      CAPTURE(row.text);
      CHECK(bot::from_iso_8601(row.text) == at(row.millis));
    }
  }

  TEST_CASE("what is no time is refused") {
    for (const char* text :
         {"", "tomorrow", "2023-11-14", "2023-11-14T22:13:20", "2023-11-14 22:13:20Z",
          "2023-02-29T00:00:00Z", "2023-13-01T00:00:00Z", "2023-11-14T24:00:00Z",
          "2023-11-14T22:60:20Z", "2023-11-14T22:13:20.Z", "2023-11-14T22:13:20Zx",
          "2023-11-14T22:13:20+0100", "+023-11-14T22:13:20Z", "2023-1 -14T22:13:20Z",
          "2023-11-14T22:13:2"}) {
      CAPTURE(text);
      CHECK_FALSE(bot::from_iso_8601(text));
    }
  }
}
