#include "bot/http/pending.h"

#include <utility>

namespace bot::http {

Response Pending::await(const std::function<void(Respond)>& ask,
                        std::chrono::steady_clock::time_point deadline) {
  Slot slot;
  std::unique_lock lock(mutex_);
  const auto id = ++last_id_;
  slots_[id] = &slot;
  lock.unlock();
  try {
    ask([this, id](Response response) { answer(id, std::move(response)); });
  } catch (...) {
    lock.lock();
    slots_.erase(id);
    throw;
  }
  lock.lock();
  slot.changed.wait_until(lock, deadline, [&] { return slot.response || abandoned_; });
  slots_.erase(id);
  if (slot.response) return std::move(*slot.response);
  Response late = problem(503, "the server: could not answer in time");
  late.headers.emplace_back("Retry-After", "1");
  return late;
}

void Pending::answer(std::uint64_t id, Response response) {
  const std::scoped_lock lock(mutex_);
  const auto found = slots_.find(id);
  if (found == slots_.end() || found->second->response) return;
  found->second->response = std::move(response);
  found->second->changed.notify_one();  // Under the lock: the slot lives on the waiter's stack.
}

void Pending::abandon() {
  const std::scoped_lock lock(mutex_);
  abandoned_ = true;
  for (const auto& [id, slot] : slots_)
    slot->changed.notify_one();
}

}  // namespace bot::http
