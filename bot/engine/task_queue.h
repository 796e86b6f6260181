// What waits for the engine: bounded in all and for each person, first come first served.
//
// Thread safety: all of it. One thread takes.

#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "bot/engine/batch.h"

namespace bot {

enum class Offer : std::uint8_t { Taken, Full, Flooding };

class TaskQueue {
 public:
  TaskQueue(std::size_t tasks_max, int per_user_max)
      : tasks_max_(tasks_max), per_user_max_(per_user_max) {}

  // `task` is moved from only when it is taken. A counted one counts until
  // `answered`.
  [[nodiscard]] Offer offer(Task&& task);
  [[nodiscard]] std::vector<Task> take(std::size_t limit);
  void answered(const User& user);

  // Returns when there is something to take, after a nudge, when closed, or at the time.
  void wait_until(std::chrono::steady_clock::time_point time);
  void nudge();
  // Nothing more is taken in; what is queued can still be taken out.
  void close();
  [[nodiscard]] bool closed() const;
  [[nodiscard]] bool empty() const;

 private:
  const std::size_t tasks_max_;
  const int per_user_max_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;                           // Under mutex_, as all below.
  std::unordered_map<std::string, int> unanswered_;  // By channel and id.
  bool nudged_ = false;
  bool closed_ = false;
};

}  // namespace bot
