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
struct WebhookRefused {  // Not the platform's: answered 401.
  std::string channel;
  std::string why;  // "unsigned", "stale", "forged"
};
struct WebhookIgnored {  // The platform's, but nothing for us.
  std::string channel;
  std::string why;
};
struct ReplySent {
  std::string channel;
  int attempt = 1;
};
struct ReplyDelayed {  // Tried, and to be tried again.
  std::string channel;
  std::string reason;
  int attempt = 1;
};
struct ReplyRefused {  // To the dead letters.
  std::string channel;
  std::string reason;
};
struct ReplyDropped {  // The person has left.
  std::string channel;
  std::string reason;
};
struct ChannelPaused {  // The token or the workspace refuses everything.
  std::string channel;
  std::string reason;
};
struct ChannelResumed {
  std::string channel;
};
struct ChannelNoted {  // How setting up the platform's side went.
  std::string channel;
  std::string what;
  bool failed = false;
};
struct Started {
  std::string url;
  std::string pack;  // Its id.
  std::chrono::milliseconds took{0};
};
struct Stopped {};

using Observation = std::variant<TurnTaken, RepeatAnswered, BatchCommitted, EventSetAside,
                                 StoreFailed, StoreRecovered, QueueFull, UserFlooding, UserErased,
                                 RequestAnswered, HandlerFailed, WebhookRefused, WebhookIgnored,
                                 ReplySent, ReplyDelayed, ReplyRefused, ReplyDropped, ChannelPaused,
                                 ChannelResumed, ChannelNoted, Started, Stopped>;
using Observer = std::function<void(const Observation&)>;

}  // namespace bot
