// What tests ask of the times at which messages left.

#pragma once

#include <algorithm>
#include <chrono>
#include <vector>

#include "dialog/time.h"

namespace tests {

// The most that happened within any `span`; `times` are in order.
inline std::size_t peak(const std::vector<dialog::Instant>& times, std::chrono::milliseconds span) {
  std::size_t most = 0;
  for (std::size_t from = 0, to = 0; to < times.size(); ++to) {
    while (times[to] - times[from] >= span)
      ++from;
    most = std::max(most, to - from + 1);
  }
  return most;
}

}  // namespace tests
