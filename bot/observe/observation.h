// Everything worth telling an operator, in one closed list. Log and metrics are two readers of it.
//
// Never holds a secret, nor what a person wrote. An observer is called from any thread, must be
// quick and must not throw.

#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <variant>

namespace bot {

// One event was taken, whether the batch it rode in was committed or not.
struct TurnTaken {
  std::string channel;
  std::string state;  // Where it led.
  std::chrono::microseconds took{0};
};
struct RepeatAnswered {  // A known idempotency key: nothing changed.
  std::string channel;
};
struct BatchCommitted {
  int events = 0;
  std::chrono::microseconds took{0};  // From the begin of the transaction to its commit.
};
struct EventSetAside {  // It threw; it was rolled back alone.
  std::string channel;
  std::string kind;
  std::string reason;
};
struct StoreFailed {  // A batch was not stored: nothing of it was acknowledged.
  std::string reason;
};
struct StoreRecovered {};
struct QueueFull {
  std::string channel;
};
struct UserFlooding {  // Beyond the unanswered messages of one person.
  std::string channel;
};
struct UserErased {
  std::string channel;
};

using Observation = std::variant<TurnTaken, RepeatAnswered, BatchCommitted, EventSetAside,
                                 StoreFailed, StoreRecovered, QueueFull, UserFlooding, UserErased>;
using Observer = std::function<void(const Observation&)>;

}  // namespace bot
