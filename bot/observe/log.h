// Observations as log lines: one JSON object a line on standard error, ASCII only (everything else
// is escaped, so that no terminal is told what to do). Holds no secret and nothing that a person
// wrote, because no observation does.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bot/observe/observation.h"

namespace spdlog {
class logger;
}  // namespace spdlog

namespace bot {

// Thread safety: observe from any thread. The same warning is written once a second at most, with
// the number of those left out: an overloaded server must not drown in its own log.
class Log {
 public:
  explicit Log(std::string_view level);  // "debug", "info", "warning", "error"
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  ~Log();

  void observe(const Observation& observation);

 private:
  struct Throttle;
  std::unique_ptr<spdlog::logger> logger_;
  std::unique_ptr<Throttle> throttle_;
};

struct LogLine {
  std::string_view level;  // As above.
  std::string json;        // {"event": "…", …}, without the time.
};
// Empty for what only the metrics count. Pure.
[[nodiscard]] std::optional<LogLine> log_line(const Observation& observation);

}  // namespace bot
