// Takes buttons away from messages that were answered: a courtesy, made once, when the chat is calm
// and at a rate of its own, so that no reply ever waits for it. What is in line when the process
// ends is forgotten; a press on such a button is answered all the same.
//
// Thread safety: all of it; step from one thread.

#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>

#include "bot/delivery/courier.h"
#include "bot/delivery/pace.h"

namespace bot {

class Edits {
 public:
  // Neither is owned.
  Edits(const Platform& platform, Courier& courier, std::function<Instant()> clock);

  void add(Edit edit);
  // At most one call. Empty when something was done, else when to come again.
  std::optional<Instant> step();

 private:
  std::optional<Edit> take_due(Instant now);
  std::optional<Instant> earliest();

  const Platform& platform_;
  Courier& courier_;
  const std::function<Instant()> clock_;
  std::mutex mutex_;
  std::multimap<Instant, Edit> waiting_;  // By when to look at it; under mutex_, as the next.
  Bucket rate_;
};

}  // namespace bot
