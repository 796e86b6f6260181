#include "bot/engine/batch.h"

#include <chrono>
#include <exception>

namespace bot {
namespace {

using Steady = std::chrono::steady_clock;

std::chrono::microseconds since(Steady::time_point begin) {
  return std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - begin);
}

AfterCommit failing(const Task& task, Failed how) {
  if (!task.failed) return {};
  return [failed = task.failed, how] { failed(how); };
}

// Runs the task; what it threw, or "".
std::string attempt(Store& store, Instant now, const Task& task, AfterCommit& after) {
  try {
    store.savepoint([&] { after = task.job(store, now); });
    return "";
  } catch (const StoreError&) {
    throw;  // The batch's, not the task's.
  } catch (const std::exception& error) {
    return std::string("threw: ") + error.what();
  } catch (...) {
    return "threw something that isn't an exception";
  }
}

AfterCommit run_task(Store& store, Instant now, const Task& task, const Observer& observe) {
  AfterCommit after;
  const std::string reason = attempt(store, now, task, after);
  if (reason.empty()) return after;
  SetAside event = task.portrait;
  event.reason = reason;
  event.at = now;
  if (task.discard) task.discard(store);
  store.set_aside(event);
  observe(EventSetAside{event.user.channel, event.kind, reason});
  return failing(task, Failed::Poisoned);
}

Ran unstored(std::span<const Task> tasks, const std::string& reason) {
  Ran ran{.stored = false, .reason = reason, .after = {}};
  for (const Task& task : tasks)
    ran.after.push_back(failing(task, Failed::Unstored));
  return ran;
}

}  // namespace

Ran run_batch(Store& store, Instant now, std::span<const Task> tasks, const Observer& observe) {
  const Steady::time_point begin = Steady::now();
  Ran ran;
  try {
    store.transaction([&] {
      for (const Task& task : tasks)
        ran.after.push_back(run_task(store, now, task, observe));
    });
  } catch (const std::exception& error) {
    return unstored(tasks, error.what());
  }
  ran.stored = true;
  observe(BatchCommitted{static_cast<int>(tasks.size()), since(begin)});
  return ran;
}

}  // namespace bot
