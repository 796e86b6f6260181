#include "bot/delivery/edits.h"

#include <doctest/doctest.h>

#include "bot/channel/slack_platform.h"
#include "bot/channel/telegram_platform.h"
#include "tests/bot/store/stores.h"

namespace bot {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// A platform, a courier that shares its pace, and a clock that the test turns.
struct Road {
  using Make = Platform (*)();
  explicit Road(Make make)
      : platform(make()),
        courier(platform, {[](const Job&) { return true; }, [this] { return now; },
                           [] { return 0.5; }, [](const Observation&) {}, [](const Edit&) {}}),
        edits(platform, courier, [this] { return now; }) {
    platform.api = [this](const Call& call) {
      made.push_back({now, call.body});
      return answer;
    };
  }

  void drain(Instant until) {
    while (now <= until) {
      const auto next = edits.step();
      if (!next) continue;
      if (*next > until) break;
      now = std::max(now + milliseconds(1), *next);
    }
  }

  struct Made {
    Instant at;
    std::string body;
  };
  Instant now = tests::at(0);
  Fetched answer{200, R"({"ok":true})", {}, ""};
  std::vector<Made> made;
  Platform platform;
  Courier courier;
  Edits edits;
};

TEST_SUITE("bot/delivery/edits") {
  TEST_CASE("a chat that has just got a message is left alone for a moment") {
    Road road(telegram_platform);
    CHECK_FALSE(road.courier.slot("1", road.now));  // A message goes there.
    const Instant begin = road.now;
    road.edits.add({"1", {"edit", "a"}});
    road.drain(begin + minutes(1));
    REQUIRE(road.made.size() == 1);
    CHECK(road.made[0].at - begin >= seconds(1));
    CHECK(road.made[0].at - begin < seconds(3));
  }

  TEST_CASE("as long as messages go there, no edit does") {
    Road road(telegram_platform);
    const Instant begin = road.now;
    road.edits.add({"1", {"edit", "a"}});
    for (int i = 0; i < 10; ++i) {
      CHECK_FALSE(road.courier.slot("1", road.now));
      road.drain(road.now + milliseconds(999));
      road.now = begin + seconds(i + 1);
    }
    CHECK(road.made.empty());
    road.drain(road.now + seconds(10));
    CHECK(road.made.size() == 1);
  }

  TEST_CASE("Slack's own rate for edits is kept, whatever number of channels") {
    Road road(slack_platform);
    const Instant begin = road.now;
    for (int i = 0; i < 100; ++i)
      road.edits.add({"D" + std::to_string(i), {"chat.update", std::to_string(i)}});
    road.drain(begin + minutes(10));
    REQUIRE(road.made.size() == 100);
    for (std::size_t i = 55; i < road.made.size(); ++i)
      CHECK(road.made[i].at - road.made[i - 55].at >= minutes(1));
  }

  TEST_CASE("who is told to slow down sends no message there either") {
    Road road(telegram_platform);
    road.answer = {429, R"({"ok":false,"error_code":429,"parameters":{"retry_after":9}})", {}, ""};
    road.edits.add({"1", {"edit", "a"}});
    road.drain(road.now + seconds(2));
    CHECK(road.made.size() == 1);
    CHECK(road.courier.slot("1", road.now).value() - road.now > seconds(6));
    CHECK_FALSE(road.courier.slot("2", road.now + seconds(1)));
  }

  TEST_CASE("with too many the newest are left out") {
    Road road(telegram_platform);
    for (int i = 0; i < 1500; ++i)
      road.edits.add({std::to_string(i), {"edit", std::to_string(i)}});
    road.drain(road.now + minutes(10));
    REQUIRE(road.made.size() == 1000);
    CHECK(road.made[999].body == "999");
  }
}

}  // namespace
}  // namespace bot
