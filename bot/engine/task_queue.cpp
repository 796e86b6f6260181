#include "bot/engine/task_queue.h"

#include <utility>

namespace bot {
namespace {

std::string name_of(const User& user) { return user.channel + '\0' + user.id; }

}  // namespace

Offer TaskQueue::offer(Task&& task) {
  const std::lock_guard lock(mutex_);
  if (closed_ || tasks_.size() >= tasks_max_) return Offer::Full;
  if (task.counted) {
    int& unanswered = unanswered_[name_of(task.portrait.user)];
    if (unanswered >= per_user_max_) return Offer::Flooding;
    ++unanswered;
  }
  tasks_.push_back(std::move(task));
  changed_.notify_one();
  return Offer::Taken;
}

std::vector<Task> TaskQueue::take(std::size_t limit) {
  const std::lock_guard lock(mutex_);
  std::vector<Task> taken;
  while (!tasks_.empty() && taken.size() < limit) {
    taken.push_back(std::move(tasks_.front()));
    tasks_.pop_front();
  }
  return taken;
}

void TaskQueue::answered(const User& user) {
  const std::lock_guard lock(mutex_);
  const auto found = unanswered_.find(name_of(user));
  if (found != unanswered_.end() && --found->second == 0) unanswered_.erase(found);
}

void TaskQueue::wait_until(std::chrono::steady_clock::time_point time) {
  std::unique_lock lock(mutex_);
  changed_.wait_until(lock, time, [&] { return nudged_ || closed_ || !tasks_.empty(); });
  nudged_ = false;
}

void TaskQueue::nudge() {
  const std::lock_guard lock(mutex_);
  nudged_ = true;
  changed_.notify_one();
}

void TaskQueue::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_one();
}

bool TaskQueue::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

bool TaskQueue::empty() const {
  const std::lock_guard lock(mutex_);
  return tasks_.empty();
}

}  // namespace bot
