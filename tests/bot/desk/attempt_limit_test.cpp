#include "bot/desk/attempt_limit.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

using std::chrono::duration_cast;
using std::chrono::hours;
using std::chrono::minutes;

constexpr Instant kStart{std::chrono::milliseconds(1'700'000'000'000)};

minutes wait(const Attempts& attempts, const AttemptLimit& limit, minutes later = {}) {
  return duration_cast<minutes>(wait_before_next(attempts, limit, kStart + later));
}

// As many as somebody can make who tries again whenever it is allowed.
int tries_within(const AttemptLimit& limit, minutes time) {
  Attempts attempts;
  int tries = 0;
  for (Instant now = kStart; now < kStart + time; now += wait_before_next(attempts, limit, now)) {
    attempts = one_more(attempts, limit, now);
    ++tries;
  }
  return tries;
}

TEST_SUITE("bot/desk/attempt_limit") {
  TEST_CASE("after the free attempts each waits twice as long as the one before") {
    struct Row {
      int count;
      minutes wait;
    };
    for (const Row& row : {
             Row{0, minutes(0)},
             Row{4, minutes(0)},
             Row{5, minutes(15)},
             Row{6, minutes(30)},
             Row{7, minutes(60)},
             Row{8, hours(2)},
             Row{9, hours(4)},
             Row{10, hours(4)},
             Row{1'000'000, hours(4)},
         }) {
      CAPTURE(row.count);
      CHECK(wait({row.count, kStart}, kPerAccount) == row.wait);
    }
    CHECK(wait({19, kStart}, kPerAddress) == minutes(0));
    CHECK(wait({20, kStart}, kPerAddress) == minutes(15));
    CHECK(wait({99, kStart}, kPerAddress) == minutes(15));
  }

  TEST_CASE("a wait passes, and what is old is forgotten") {
    const Attempts attempts{5, kStart};
    CHECK(wait(attempts, kPerAccount, minutes(10)) == minutes(5));
    CHECK(wait(attempts, kPerAccount, minutes(15)) == minutes(0));
    CHECK(one_more(attempts, kPerAccount, kStart + hours(23)).count == 6);
    CHECK(one_more(attempts, kPerAccount, kStart + hours(24)).count == 1);
    CHECK(one_more(attempts, kPerAccount, kStart - hours(1)).count == 1);  // The clock went back.
    CHECK(wait(attempts, kPerAccount, -minutes(1)) == minutes(0));
    CHECK(one_less({0, kStart}).count == 0);
    CHECK(one_less({3, kStart}).count == 2);
  }

  TEST_CASE("patience doesn't help with guessing") {
    CHECK(tries_within(kPerAccount, minutes(15)) == 5);
    CHECK(tries_within(kPerAccount, hours(24)) == 14);
    CHECK(tries_within(kPerAddress, minutes(15)) == 20);
    CHECK(tries_within(kPerAddress, hours(1)) == 80);
  }
}

}  // namespace
}  // namespace bot
