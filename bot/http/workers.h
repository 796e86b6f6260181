// A few threads and the bounded queues before them: what doesn't fit is refused at once, before
// work is lost on it. Prompt jobs go before patient ones.
//
// Knows nothing of HTTP. Thread safety: all of it.

#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace bot::http {

class Workers {
 public:
  using Job = std::function<void()>;  // Must not throw.

  Workers(int threads, std::size_t queue_max);
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers();  // Does what is queued, then ends.

  // False, and the job is dropped, when the two queues are full.
  [[nodiscard]] bool offer(Job job, bool patient = false);

 private:
  void work();
  [[nodiscard]] bool should_wake();
  [[nodiscard]] bool idle() const { return prompt_.empty() && patient_.empty(); }

  const std::size_t queue_max_;
  std::mutex mutex_;  // Guards what follows.
  std::condition_variable changed_;
  std::deque<Job> prompt_;
  std::deque<Job> patient_;
  std::size_t resting_ = 0;  // Workers without a job.
  bool waking_ = false;      // One of them has been told of one.
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace bot::http
