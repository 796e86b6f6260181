// The threads that deliver: a few couriers for each platform, and one more for calls that nothing
// depends on.
//
// Thread safety: nudge and aside from any thread; start and stop from one. Must be stopped before
// the engine is.

#pragma once

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

class Delivery {
 public:
  // The engine isn't owned.
  Delivery(std::vector<Line> lines, Engine& engine, std::function<Instant()> clock,
           Observer observe);
  Delivery(const Delivery&) = delete;
  Delivery& operator=(const Delivery&) = delete;
  ~Delivery();  // Stops.

  void start();
  void stop();  // Waits for the calls under way: end them first.
  void nudge();
  void aside(const std::string& channel, Call call);

 private:
  struct Station;
  std::vector<std::unique_ptr<Station>> stations_;
};

// Runs the job in the engine and waits for its commit; false when it wasn't stored.
[[nodiscard]] bool run_to_commit(Engine& engine, const Job& job);

}  // namespace bot
