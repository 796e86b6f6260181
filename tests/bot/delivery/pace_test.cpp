#include "bot/delivery/pace.h"

#include <doctest/doctest.h>

#include "bot/delivery/backoff.h"

namespace bot {
namespace {

using dialog::Instant;
using std::chrono::milliseconds;

Instant at(int millis) { return Instant(milliseconds(1'000'000 + millis)); }

Platform platform(Rate place, Rate total) {
  Platform result;
  result.place_rate = [place](std::string_view) { return place; };
  result.total_rate = total;
  return result;
}

TEST_SUITE("bot/delivery/pace") {
  TEST_CASE("a place has one a gap, others don't wait for it") {
    const Platform slow = platform({milliseconds(1000), 1}, {milliseconds(1), 100});
    Pace pace(slow, {});
    CHECK(pace.reserve("a", at(0)) == at(0));
    CHECK(pace.reserve("a", at(0)) == at(1000));
    CHECK(pace.reserve("a", at(100)) == at(2000));
    CHECK(pace.reserve("b", at(100)) == at(100));
    CHECK(pace.reserve("a", at(9000)) == at(9000));
  }

  TEST_CASE("in all there is a rate too, and a burst may go ahead of it") {
    const Platform fast = platform({milliseconds(1), 1}, {milliseconds(100), 3});
    Pace pace(fast, {});
    for (int i = 0; i < 3; ++i)
      CHECK(pace.reserve_in_all("a", at(0)) == at(0));
    CHECK(pace.reserve_in_all("b", at(0)) == at(100));
    CHECK(pace.reserve_in_all("c", at(0)) == at(200));
  }

  TEST_CASE("what waited for its turn among all is followed a whole gap later") {
    const Platform both = platform({milliseconds(1000), 1}, {milliseconds(100), 1});
    Pace pace(both, {});
    (void)pace.reserve_in_all("b", at(0));
    CHECK(pace.reserve("a", at(0)) == at(0));
    CHECK(pace.reserve_in_all("a", at(0)) == at(100));
    CHECK(pace.reserve("a", at(200)) == at(1100));
  }

  TEST_CASE("what went just before the process began counts as well") {
    const Platform slow = platform({milliseconds(1000), 1}, {milliseconds(1), 100});
    Pace pace(slow, at(0));
    CHECK(pace.ready("a", at(300)) == at(1000));
    CHECK(pace.reserve("a", at(300)) == at(1000));
    CHECK(pace.reserve("a", at(300)) == at(2000));
    CHECK(pace.reserve("b", at(5000)) == at(5000));
  }

  TEST_CASE("a pause moves everything behind it") {
    const Platform slow = platform({milliseconds(1000), 1}, {milliseconds(1), 100});
    Pace pace(slow, {});
    pace.pause("a", at(5000));
    CHECK(pace.paused(at(0)) == 1);
    CHECK(pace.reserve("a", at(0)) == at(5000));
    CHECK(pace.reserve("b", at(0)) == at(0));
    CHECK(pace.paused(at(5000)) == 0);
  }

  TEST_CASE("backing off doubles, has a cap, and is never the same for all") {
    CHECK(backoff(1, 0) == milliseconds(500));
    CHECK(backoff(1, 0.5) == milliseconds(750));
    CHECK(backoff(4, 0) == milliseconds(4000));
    CHECK(backoff(400, 0) == kBackoffMax / 2);
    CHECK(backoff(400, 0.999999) <= kBackoffMax);
  }
}

}  // namespace
}  // namespace bot
