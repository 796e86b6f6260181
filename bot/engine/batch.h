// One batch: tasks in one transaction, a savepoint each. A task that throws is rolled back, set
// aside and observed alone; a database that fails takes the whole batch with it.
//
// Calls nobody back: that is for after the commit, and for the loop.

#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "bot/engine/engine.h"

namespace bot {

struct Task {
  SetAside portrait;  // What is set aside when it throws; its reason and time are filled in.
  Job job;
  std::function<void(Failed)> failed;   // May be empty.
  bool counted = false;                 // Against what its person may have unanswered.
  std::function<void(Store&)> discard;  // So that it can't come again (its timer); may be empty.
};

struct Ran {
  bool stored = false;
  std::string reason;              // Why it was not.
  std::vector<AfterCommit> after;  // What to call for each task, stored or not; may be empty.
};

[[nodiscard]] Ran run_batch(Store& store, Instant now, std::span<const Task> tasks,
                            const Observer& observe);

}  // namespace bot
