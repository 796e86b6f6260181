#include "bot/channel/chore.h"

#include <atomic>
#include <future>

#include <doctest/doctest.h>

namespace bot {
namespace {

using std::chrono::milliseconds;

TEST_SUITE("bot/channel/chore") {
  TEST_CASE("a step is repeated until it gives no time any more") {
    std::promise<void> done;
    int steps = 0;
    Chore chore([&]() -> std::optional<milliseconds> {
      if (++steps < 3) return milliseconds(0);
      done.set_value();
      return std::nullopt;
    });
    chore.start();
    done.get_future().wait();
    chore.stop();
    CHECK(steps == 3);
  }

  TEST_CASE("a stop doesn't wait for the time between two steps") {
    std::promise<void> begun;
    std::atomic<int> steps = 0;
    Chore chore([&]() -> std::optional<milliseconds> {
      if (++steps == 1) begun.set_value();
      return std::chrono::hours(1);
    });
    chore.start();
    begun.get_future().wait();
    chore.stop();
    CHECK(steps == 1);
  }

  TEST_CASE("one that was never begun can be stopped") {
    Chore chore([] { return std::optional<milliseconds>(); });
    chore.stop();
    CHECK(true);  // Came here.
  }
}

}  // namespace
}  // namespace bot
