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
struct RequestAnswered {
  std::string method;  // "" and no route when it was refused before it was whole.
  std::string route;   // The pattern, never the path: "" when there is none.
  int status = 0;
  std::chrono::microseconds took{0};  // From the whole request to the whole answer.
};
struct HandlerFailed {  // A bug or a dying machine: answered 500.
  std::string route;
  std::string reason;
};
struct Started {
  std::string url;
  std::string pack;  // Its id.
  std::chrono::milliseconds took{0};
};
struct Stopped {};

using Observation = std::variant<TurnTaken, RepeatAnswered, BatchCommitted, EventSetAside,
                                 StoreFailed, StoreRecovered, QueueFull, UserFlooding, UserErased,
                                 RequestAnswered, HandlerFailed, Started, Stopped>;
using Observer = std::function<void(const Observation&)>;

}  // namespace bot
