// An honest client: asks /healthz again and again, on a connection of its own each time or on one
// that is kept, and remembers how long each answer took.

#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace io {

struct Probes {
  std::vector<double> milliseconds;  // Of those that were served.
  int failed = 0;
  std::string why;  // Of the last that failed: what was heard instead, and after how long.

  [[nodiscard]] int asked() const { return static_cast<int>(milliseconds.size()) + failed; }
  [[nodiscard]] double percentile(double share) const;
  void add(const Probes& other);
};

class Prober {
 public:
  // A kept connection that the server has closed is opened anew, as every client does. `patience`
  // is for one answer.
  Prober(int port, bool kept, std::chrono::milliseconds patience);
  Prober(const Prober&) = delete;
  Prober& operator=(const Prober&) = delete;
  ~Prober();

  Probes finish();

 private:
  void run();

  const int port_;
  const bool kept_;
  const std::chrono::milliseconds patience_;
  std::atomic<bool> over_ = false;
  Probes probes_;
  std::thread thread_;
};

}  // namespace io
