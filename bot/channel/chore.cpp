#include "bot/channel/chore.h"

#include <utility>

namespace bot {

Chore::Chore(Step step) : step_(std::move(step)) {}

void Chore::start() {
  thread_ = std::thread([this] { repeat(); });
}

void Chore::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Chore::repeat() {
  std::unique_lock lock(mutex_);
  while (!stopped_) {
    lock.unlock();
    const auto wait = step_();
    lock.lock();
    if (!wait) return;
    changed_.wait_for(lock, *wait, [this] { return stopped_; });
  }
}

}  // namespace bot
