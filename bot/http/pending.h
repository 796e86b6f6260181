// The answers that are awaited: a handler may answer from any thread and at any time; the thread
// that holds the connection waits here for it.
//
// An answer that comes after nobody waits any more is dropped. Thread safety: all of it. Must
// outlive every Respond it made.

#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>

#include "bot/http/http.h"

namespace bot::http {

class Pending {
 public:
  // Calls `ask` with the Respond to use, and waits. Answers 503 itself at the deadline. What `ask`
  // throws is thrown on.
  Response await(const std::function<void(Respond)>& ask,
                 std::chrono::steady_clock::time_point deadline);

  // Everyone who waits, and everyone who comes, is answered 503 at once.
  void abandon();

 private:
  struct Slot {
    std::condition_variable changed;
    std::optional<Response> response;
  };
  void answer(std::uint64_t id, Response response);

  std::mutex mutex_;
  std::uint64_t last_id_ = 0;
  std::map<std::uint64_t, Slot*> slots_;
  bool abandoned_ = false;
};

}  // namespace bot::http
