// The engine's inside: queue, batches, timers, polls and the thread that drives them.
//
// Thread safety: offer, nudge and ready from any thread; step from one at a time.

#pragma once

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "bot/engine/polls.h"
#include "bot/engine/task_queue.h"
#include "bot/engine/turns.h"
#include "bot/engine/watches.h"

namespace bot {

class Loop {
 public:
  Loop(Store& store, Surroundings around, EngineSettings settings);
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;
  ~Loop() { stop(); }

  void start();
  void stop();
  bool step();

  // Calls `task.failed` with Overloaded when it can't be taken; false only for a person with too
  // many unanswered messages, when nothing is called.
  [[nodiscard]] bool offer(Task task);

  void nudge() { queue_.nudge(); }
  [[nodiscard]] bool ready() const { return ready_; }
  Turns& turns() { return turns_; }  // For jobs: inside the transaction.
  Polls& polls() { return polls_; }  // For what is called after a commit.
  Watches& watches() { return watches_; }
  Store& store() { return store_; }

 private:
  using Time = std::chrono::steady_clock::time_point;

  void drive();
  void give_up();
  [[nodiscard]] Time wake_time();
  void add_due(std::vector<Task>& tasks, Instant now);
  void add_housekeeping(std::vector<Task>& tasks, Instant now);
  Task timer_task(const Timer& timer);
  Task burst_task(const User& user);
  Task keep_house();
  void run(const std::vector<Task>& tasks, Instant now);
  void notice_erasure();
  void notice_others();
  void scrub();
  void call(const AfterCommit& after);
  void note(const Ran& ran);

  Store& store_;
  const Surroundings around_;
  const EngineSettings settings_;
  TaskQueue queue_;
  Turns turns_;
  Polls polls_;
  Watches watches_;
  std::atomic<bool> ready_ = true;
  Time retry_at_{};  // After a failure: when timers are looked at, or the store probed, again.
  Instant house_due_{};
  Time others_at_{};  // When it is looked next what other processes have done.
  Time scrub_at_{};
  bool scrub_due_ = false;
  bool leases_released_ = false;
  std::thread thread_;
};

}  // namespace bot
