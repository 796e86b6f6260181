// Long polls that look for themselves whether there is anything to answer: parked, so that none
// holds a thread.
//
// Like Polls they are added and called by the engine's thread between commits, so no change is
// missed. Rounds of looks keep a distance, so that a busy store isn't read again after each batch.
// Not thread-safe.

#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "bot/engine/engine.h"

namespace bot {

class Watches {
 public:
  using Time = std::chrono::steady_clock::time_point;

  Watches(std::size_t parked_max, std::chrono::milliseconds pause)
      : parked_max_(parked_max), pause_(pause) {}

  // Lets it look at once, and parks it while it hasn't answered.
  void add(Store& store, Instant now, Look look);
  void stir() { stirred_ = true; }  // Something was committed.
  // Runs a round when one is due.
  void look(Store& store, Instant now, Time time);
  void release_all(Store& store, Instant now);

  // When the next round is due; empty while nobody waits.
  [[nodiscard]] std::optional<Time> next_round() const;

 private:
  const std::size_t parked_max_;
  const std::chrono::milliseconds pause_;
  std::vector<Look> parked_;
  bool stirred_ = false;
  Time last_round_{};
};

}  // namespace bot
