#include "bot/http/workers.h"

#include <utility>

namespace bot::http {

Workers::Workers(int threads, std::size_t queue_max) : queue_max_(queue_max) {
  for (int i = 0; i < threads; ++i) {
    threads_.emplace_back([this] { work(); });
  }
}

Workers::~Workers() {
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_)
    thread.join();
}

bool Workers::offer(Job job, bool patient) {
  bool wake = false;
  {
    const std::scoped_lock lock(mutex_);
    if (prompt_.size() + patient_.size() >= queue_max_) return false;
    (patient ? patient_ : prompt_).push_back(std::move(job));
    wake = should_wake();
  }
  if (wake) changed_.notify_one();
  return true;
}

// One is woken at a time, who wakes the next if there is more to do than it can take: jobs are
// short, and waking a thread for each of them would cost more than they do.
bool Workers::should_wake() { return !idle() && resting_ > 0 && !std::exchange(waking_, true); }

void Workers::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    ++resting_;
    changed_.wait(lock, [this] { return ending_ || !idle(); });
    --resting_;
    waking_ = false;
    if (idle()) return;
    auto& queue = prompt_.empty() ? patient_ : prompt_;
    const Job job = std::move(queue.front());
    queue.pop_front();
    const bool wake = should_wake();
    lock.unlock();
    if (wake) changed_.notify_one();
    job();
    lock.lock();
  }
}

}  // namespace bot::http
