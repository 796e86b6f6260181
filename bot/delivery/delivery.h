// The threads that deliver: a few couriers for each platform, one more for edits, and one for calls
// that nothing depends on and that are to be made at once.
//
// Thread safety: nudge and aside from any thread; start and stop from one. Must be stopped before
// the engine is.

#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "bot/delivery/platform.h"
#include "bot/engine/engine.h"

namespace bot {

// A platform and the calls it may have under way at the same time.
struct Line {
  Platform platform;
  int threads = 4;
};

// A call that nothing depends on: made once, and soon.
struct Aside {
  Call call;
  std::function<void(const Fetched&)> then;  // Given the answer; may be empty.
};

class Delivery {
 public:
  // The engine isn't owned. A process that ended before `begun` may have written to anybody just
  // then; {}: none has.
  Delivery(std::vector<Line> lines, Engine& engine, const std::function<Instant()>& clock,
           const Observer& observe, Instant begun = {});
  Delivery(const Delivery&) = delete;
  Delivery& operator=(const Delivery&) = delete;
  ~Delivery();  // Stops.

  void start();
  // Begins no new call, and waits for at most `within` for those under way.
  void finish(std::chrono::milliseconds within);
  void stop();  // Waits for the calls under way: finish and end them first.
  void nudge();
  void aside(const std::string& channel, Aside aside);

 private:
  struct Station;
  std::vector<std::unique_ptr<Station>> stations_;
};

// Runs the job in the engine and waits for its commit; false when it wasn't stored.
[[nodiscard]] bool run_to_commit(Engine& engine, const Job& job);

}  // namespace bot
