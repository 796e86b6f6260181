#include "bot/engine/loop.h"

#include <algorithm>
#include <cassert>
#include <exception>
#include <utility>

namespace bot {
namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

// After a failed batch the store is tried again by itself this much later.
constexpr auto kRetryAfter = std::chrono::seconds(1);
// Longest sleep while a timer is pending: a wall clock that is set forward is noticed by then.
constexpr auto kSleepMax = std::chrono::seconds(5);
constexpr auto kHousekeepingEvery = std::chrono::hours(1);
// Commands erase and change accounts beside us: what they did is noticed this late.
constexpr auto kOthersEvery = std::chrono::seconds(2);
// Who reads the database just then (a backup, statistics) isn't waited for any longer.
constexpr milliseconds kScrubPatience{20};
constexpr auto kScrubAgain = std::chrono::seconds(1);
// Rows that one batch erases for age, so that nobody waits for it.
constexpr int kHouseRows = 500;

Surroundings completed(Surroundings around) {
  assert(around.clock && around.new_id);
  if (!around.observe) around.observe = [](const Observation&) {};
  if (!around.world) around.world = [](Instant) { return dialog::Circumstances{}; };
  if (!around.outbox_moved) around.outbox_moved = [] {};
  return around;
}

}  // namespace

Loop::Loop(Store& store, Surroundings around, EngineSettings settings)
    : store_(store),
      around_(completed(std::move(around))),
      settings_(std::move(settings)),
      queue_(settings_.queue_max, settings_.unanswered_max),
      turns_(around_, settings_),
      polls_(settings_.polls_max),
      watches_(settings_.polls_max, settings_.look_pause) {}

void Loop::start() {
  assert(!thread_.joinable());
  thread_ = std::thread([this] { drive(); });
}

void Loop::stop() {
  queue_.close();
  if (thread_.joinable()) {
    thread_.join();
  } else {
    while (!queue_.empty())
      step();
  }
  polls_.release_all();
  watches_.release_all(store_, around_.clock());
}

bool Loop::offer(Task task) {
  const Offer offer = queue_.offer(std::move(task));
  if (offer == Offer::Taken) return true;
  const std::string& channel = task.portrait.user.channel;  // NOLINT(bugprone-use-after-move)
  if (offer == Offer::Flooding) {
    around_.observe(UserFlooding{channel});
    return false;
  }
  around_.observe(QueueFull{channel});
  if (task.failed) task.failed(Failed::Overloaded);
  return true;
}

void Loop::drive() {
  while (!queue_.closed() || !queue_.empty()) {
    if (!step()) queue_.wait_until(wake_time());
    if (queue_.closed() && !ready_) give_up();
  }
}

// A store that fails would keep the stop waiting for each batch.
void Loop::give_up() {
  for (const Task& task : queue_.take(settings_.queue_max)) {
    if (task.failed) call([&task] { task.failed(Failed::Overloaded); });
  }
}

bool Loop::step() {
  auto tasks = queue_.take(static_cast<std::size_t>(settings_.batch_max));
  const Instant now = around_.clock();
  if (Steady::now() >= retry_at_) {
    std::vector<Task> due;
    add_housekeeping(due, now);
    add_due(due, now);  // Before what came in now: it was to happen earlier.
    std::ranges::move(tasks, std::back_inserter(due));
    tasks = std::move(due);
  }
  if (!tasks.empty()) run(tasks, now);
  notice_others();
  scrub();
  polls_.expire(store_, Steady::now());
  watches_.look(store_, now, Steady::now());
  return !tasks.empty();
}

void Loop::add_due(std::vector<Task>& tasks, Instant now) {
  try {
    for (const Timer& timer : store_.due_timers(now, settings_.batch_max)) {
      tasks.push_back(timer_task(timer));
    }
    for (const User& user : store_.bursts_due(now, settings_.batch_max)) {
      tasks.push_back(burst_task(user));
    }
  } catch (const std::exception& error) {
    note({.stored = false, .reason = error.what(), .after = {}});
  }
}

Task Loop::timer_task(const Timer& timer) {
  Task task;
  task.portrait.kind = "timer";
  task.portrait.detail = timer.kind + " of " + timer.conversation;
  task.job = [this, timer](Store& store, Instant now) {
    turns_.fire(store, now, timer);
    return AfterCommit{};
  };
  task.discard = [timer](Store& store) { store.clear_timer(timer.conversation, timer.kind); };
  return task;
}

Task Loop::burst_task(const User& user) {
  Task task;
  task.portrait.user = user;
  task.portrait.kind = "burst";
  task.job = [this, user](Store& store, Instant now) {
    turns_.end_burst(store, now, user);
    return AfterCommit{};
  };
  task.discard = [user](Store& store) { store.drop_held(user); };
  return task;
}

void Loop::add_housekeeping(std::vector<Task>& tasks, Instant now) {
  // A clock that was set back doesn't put it off for longer than usual.
  if (now < house_due_ && now + 2 * kHousekeepingEvery > house_due_) {
    if (ready_) return;
  } else {
    house_due_ = now + kHousekeepingEvery;
  }
  tasks.push_back(keep_house());
}

Task Loop::keep_house() {
  Task task;
  task.portrait.kind = "job";
  task.portrait.detail = "housekeeping";
  task.job = [this](Store& store, Instant now) {
    if (!leases_released_) {
      store.release_leases(now);
      // Nobody could be at the desk, or answer, while the server was down.
      for (const auto kind : {dialog::TimerKind::AgentLease, dialog::TimerKind::AgentSilence})
        store.postpone_timers("", to_string(kind), now + around_.brain.policy.agent_lease);
    }
    const bool more_lines = store.erase_older(now - settings_.retain, kHouseRows);
    const bool more_answers = store.forget_answers(now - settings_.remember_answers, kHouseRows);
    store.probe();
    turns_.learn(store, now);
    return [this, now, more = more_lines || more_answers] {
      leases_released_ = true;
      if (more) house_due_ = now;
    };
  };
  return task;
}

void Loop::run(const std::vector<Task>& tasks, Instant now) {
  const Ran ran = run_batch(store_, now, tasks, around_.observe);
  note(ran);
  for (const Task& task : tasks) {
    if (task.counted) queue_.answered(task.portrait.user);
  }
  if (ran.stored) notice_erasure();
  for (const AfterCommit& after : ran.after)
    call(after);
  const Stirred stirred = turns_.take_stirred();
  if (!ran.stored) return;
  watches_.stir();
  for (const std::string& conversation : stirred.conversations)
    polls_.wake(store_, conversation);
  if (stirred.outbox) around_.outbox_moved();
}

// Before it is acknowledged: what is told to be gone is gone.
void Loop::notice_erasure() {
  if (!store_.take_erased()) return;
  scrub_due_ = true;
  scrub();
  polls_.wake_all(store_);
}

void Loop::notice_others() {
  const Time now = Steady::now();
  if (now < others_at_) return;
  others_at_ = now + kOthersEvery;
  try {
    if (!store_.changed_elsewhere()) return;
    scrub_due_ = true;  // It may have been an erasure that we were in the way of.
    polls_.wake_all(store_);
  } catch (const StoreError&) {
    others_at_ = {};  // What else is done with the store will tell.
  }
}

void Loop::scrub() {
  const Time now = Steady::now();
  if (!scrub_due_ || now < scrub_at_) return;
  scrub_at_ = now + kScrubAgain;
  try {
    scrub_due_ = !store_.scrub(kScrubPatience);
  } catch (const StoreError& error) {
    around_.observe(StoreFailed{error.what()});
  }
}

void Loop::call(const AfterCommit& after) {
  if (!after) return;
  try {
    after();
  } catch (const std::exception& error) {
    around_.observe(EventSetAside{"", "callback", error.what()});
  }
}

void Loop::note(const Ran& ran) {
  const bool was_ready = ready_.exchange(ran.stored);
  if (!ran.stored) {
    retry_at_ = Steady::now() + kRetryAfter;
    around_.observe(StoreFailed{ran.reason});
  } else if (!was_ready) {
    around_.observe(StoreRecovered{});
  }
}

Loop::Time Loop::wake_time() {
  const Time now = Steady::now();
  Time wake = now + kSleepMax;
  if (!ready_) wake = std::min(wake, std::max(retry_at_, now + milliseconds(1)));
  if (scrub_due_) wake = std::min(wake, std::max(scrub_at_, now + milliseconds(1)));
  if (const auto deadline = polls_.next_deadline()) wake = std::min({wake, *deadline, others_at_});
  if (const auto round = watches_.next_round()) wake = std::min(wake, *round);
  try {
    const auto due = ready_ ? store_.next_due() : std::nullopt;
    if (due) wake = std::min(wake, now + std::max(*due - around_.clock(), milliseconds(0)));
  } catch (const std::exception& error) {
    note({.stored = false, .reason = error.what(), .after = {}});
    wake = std::min(wake, retry_at_);
  }
  return wake;
}

}  // namespace bot
