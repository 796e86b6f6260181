// A thread that repeats a step: again after the time it gives, until it gives none or is stopped.
//
// Thread safety: start and stop from one thread. The step must end soon once it is asked to by
// whoever stops it (a call it waits for is cut first).

#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace bot {

class Chore {
 public:
  using Step = std::function<std::optional<std::chrono::milliseconds>()>;

  explicit Chore(Step step);
  Chore(const Chore&) = delete;
  Chore& operator=(const Chore&) = delete;
  ~Chore() { stop(); }

  void start();
  void stop();  // Waits for the step under way.

 private:
  void repeat();

  const Step step_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopped_ = false;  // Under mutex_.
  std::thread thread_;
};

}  // namespace bot
