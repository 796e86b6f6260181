// Long polls that wait for a conversation to move: parked, so that none holds a thread.
//
// They are registered, woken and given up by the engine's thread, between commits: whatever is
// committed later finds the poll here, whatever was committed before was read by it, so no wake-up
// is lost. Not thread-safe.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "bot/engine/engine.h"

namespace bot {

class Polls {
 public:
  using Done = std::function<void(PollOutcome)>;
  using Time = std::chrono::steady_clock::time_point;

  explicit Polls(std::size_t parked_max) : parked_max_(parked_max) {}

  // Answers, or parks it until `wake` or its deadline. With too many parked it is answered.
  void add(Store& store, Poll poll, Done done);
  // The conversation has got new lines, or is gone.
  void wake(Store& store, const std::string& conversation);
  // Any may have; many may be gone.
  void wake_all(Store& store);
  void expire(Store& store, Time now);
  void release_all();  // Empty answers: the engine stops.

  [[nodiscard]] std::optional<Time> next_deadline() const;
  [[nodiscard]] bool parked(const std::string& conversation) const {
    return by_conversation_.contains(conversation);
  }

 private:
  struct Parked {
    Poll poll;
    Done done;
  };

  void answer(Store& store, std::uint64_t id);
  Parked remove(std::uint64_t id);

  std::size_t parked_max_;
  std::uint64_t next_id_ = 0;
  std::map<std::uint64_t, Parked> parked_;
  std::set<std::pair<Time, std::uint64_t>> by_deadline_;
  std::map<std::string, std::set<std::uint64_t>> by_conversation_;
};

}  // namespace bot
