// When to try again, as arithmetic: the clock and the dice are passed in.

#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace bot {

inline constexpr std::chrono::milliseconds kBackoffFirst{1000};
inline constexpr std::chrono::milliseconds kBackoffMax{std::chrono::minutes(5)};
// About a day of trying: an outage of a platform is over by then, or a person looks.
inline constexpr int kAttemptsMax = 400;

// The delay after attempt `attempt` (from 1): doubled each time up to the cap, and a random half of
// it left out so that those who failed together don't return together. `dice` is in [0, 1).
[[nodiscard]] constexpr std::chrono::milliseconds backoff(int attempt, double dice) {
  const int doublings = std::clamp(attempt - 1, 0, 20);
  const auto whole = std::min(kBackoffMax, kBackoffFirst * (std::int64_t{1} << doublings));
  return whole / 2 + std::chrono::milliseconds(
                         static_cast<std::int64_t>(dice * static_cast<double>(whole.count()) / 2));
}

}  // namespace bot
