#include "bot/config/agent_hours.h"

#include <chrono>

#include <doctest/doctest.h>

namespace bot {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

// 2026-01-05 is a Monday; Paris is an hour ahead of UTC in January, two in July.
constexpr dialog::Instant kMonday =
    std::chrono::sys_days(std::chrono::year(2026) / std::chrono::January / 5);
constexpr hours kDay{24};

AgentHours parsed(const char* text, const char* zone = "UTC") {
  auto result = AgentHours::parse(text, zone);
  REQUIRE_MESSAGE(result, text);
  return *result;
}

TEST_SUITE("bot/config/agent_hours") {
  TEST_CASE("without hours somebody is always there") {
    CHECK(AgentHours().at(kMonday).now);
    CHECK(parsed("").at(kMonday + hours(3)).now);
  }

  TEST_CASE("outside the hours it says when somebody is back") {
    struct Row {
      const char* text;
      dialog::Duration after_monday;
      const char* back;  // "": present.
    };
    for (const Row& row : {
             Row{"Mon-Fri 09:00-17:00", hours(9), ""},
             Row{"Mon-Fri 09:00-17:00", hours(17) - minutes(1), ""},
             Row{"Mon-Fri 09:00-17:00", hours(17), "tomorrow at 09:00 UTC"},
             Row{"Mon-Fri 09:00-17:00", hours(8), "today at 09:00 UTC"},
             Row{"Mon-Fri 09:00-17:00", 4 * kDay + hours(17), "Monday at 09:00 UTC"},
             Row{"Mon-Fri 09:00-17:00", 6 * kDay + hours(9), "tomorrow at 09:00 UTC"},
             Row{"mon 09:30-17:00", hours(20), "Monday at 09:30 UTC"},
             Row{"Mon-Fri 09:00-17:00, Saturday 10:00-12:00", 5 * kDay + hours(11), ""},
             Row{"Mon-Fri 09:00-17:00, Sat 10:00-12:00", 5 * kDay, "today at 10:00 UTC"},
             Row{"Fri 22:00-06:00", 5 * kDay + hours(5), ""},
             Row{"Sun 22:00-06:00", hours(5), ""},
             Row{"Sun 22:00-06:00", hours(6), "Sunday at 22:00 UTC"},
             Row{"Mon-Sun 00:00-24:00", 3 * kDay + hours(23) + minutes(59), ""},
             Row{"Fri-Mon 09:00-10:00", hours(9), ""},
             Row{"Fri-Mon 09:00-10:00", kDay + hours(9), "Friday at 09:00 UTC"},
         }) {
      CAPTURE(row.text);
      CAPTURE(row.after_monday.count());
      const Presence presence = parsed(row.text).at(kMonday + row.after_monday);
      CHECK(presence.back == row.back);
      CHECK(presence.now == std::string(row.back).empty());
    }
  }

  TEST_CASE("hours are those of the time zone, in summer too") {
    const AgentHours paris = parsed("Mon-Fri 09:00-17:00", "Europe/Paris");
    CHECK(paris.at(kMonday + hours(8)).now);
    CHECK(paris.at(kMonday + hours(7)).back == "today at 09:00 CET");
    constexpr dialog::Instant july =
        std::chrono::sys_days(std::chrono::year(2026) / std::chrono::July / 6);
    CHECK(paris.at(july + hours(7)).now);
    CHECK(paris.at(july + hours(6)).back == "today at 09:00 CEST");
  }

  TEST_CASE("a mistake is quoted") {
    for (const char* text : {"Mon-Fri", "Mon-Fry 09:00-17:00", "Mon 9-17", "Mon 09:00-09:00",
                             "Mon 09:00-25:00", "Mon 24:00-25:00", "Mon -9:00-17:00", "09:00-17:00",
                             "Mon 09:60-17:00", "Mon 09:00 17:00"}) {
      CAPTURE(text);
      const auto result = AgentHours::parse(text, "UTC");
      REQUIRE_FALSE(result);
      CHECK(result.error().message.find(text) != std::string::npos);
    }
    const auto zone = AgentHours::parse("", "Europe/Atlantis");
    REQUIRE_FALSE(zone);
    CHECK(zone.error().message.find("Europe/Atlantis") != std::string::npos);
  }
}

}  // namespace
}  // namespace bot
