// Which agents are there: those whose page polls for events. Kept in memory; that an agent has left
// with an answer owed is a timer's to find, which is pushed on while they poll.
//
// Not thread-safe: the engine's thread has it.

#pragma once

#include <chrono>
#include <map>
#include <string>

#include "dialog/time.h"

namespace bot {

// How often, at most: timers are rows, and pushing them on writes to the disk.
inline constexpr std::chrono::seconds kLeasePushedEvery{15};

class Attendance {
 public:
  explicit Attendance(dialog::Duration lease) : lease_(lease) {}

  // Their poll has come, or waits. True when their timers are to be pushed on: now and then.
  [[nodiscard]] bool see(const std::string& agent, dialog::Instant now);
  [[nodiscard]] bool there(const std::string& agent, dialog::Instant now) const;
  // Grows whenever somebody comes or goes; to be called with the time, which it depends on.
  [[nodiscard]] std::int64_t number(dialog::Instant now);

 private:
  struct Seen {
    dialog::Instant last;
    dialog::Instant pushed;
    bool there = false;
  };

  const dialog::Duration lease_;
  std::map<std::string, Seen> seen_;
  std::int64_t number_ = 1;
};

}  // namespace bot
