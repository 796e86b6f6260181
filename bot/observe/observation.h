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
  std::string method;
  std::string route;  // The pattern, never the path: "" when there is none.
  int status = 0;
  std::chrono::microseconds took{0};    // From the whole request to the whole answer.
  std::chrono::microseconds waited{0};  // Of that: until a worker took it.
};
struct RequestRefused {  // Before any handler saw it.
  std::string why;       // Its status ("411"), or "busy".
};
struct ConnectionDropped {  // By us, before its time.
  std::string why;          // "slow_head", "crowded", "memory" …: see bot/http/.
};
struct HandshakeFailed {
  std::string reason;  // OpenSSL's.
};
struct ConnectionsCounted {  // At most once a second, when anything has changed.
  int handshaking = 0;
  int reading = 0;
  int answering = 0;  // With a handler, or parked.
  int writing = 0;
  int idle = 0;

  friend bool operator==(const ConnectionsCounted&, const ConnectionsCounted&) = default;
};
struct CertificateReloaded {
  std::string failure;  // "" when it is in use; else the old one stays.
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
struct StatusRead {  // The vendor's status feed.
  int down = 0;      // Services of the pack that it reports trouble with.
};
struct StatusUnread {
  std::string reason;
};
struct AgentSignedIn {
  std::string agent;
};
struct SignInRefused {
  std::string why;  // "password", "too_many", "busy"
};
struct SetUpDoubted {  // The set-up works, but was hardly meant so.
  std::string what;
};
struct Started {
  std::string url;
  std::string pack;  // Its id.
  std::chrono::milliseconds took{0};
};
struct Stopped {};

using Observation =
    std::variant<TurnTaken, RepeatAnswered, BatchCommitted, EventSetAside, StoreFailed,
                 StoreRecovered, QueueFull, UserFlooding, UserErased, RequestAnswered,
                 RequestRefused, ConnectionDropped, HandshakeFailed, ConnectionsCounted,
                 CertificateReloaded, HandlerFailed, WebhookRefused, WebhookIgnored, ReplySent,
                 ReplyDelayed, ReplyRefused, ReplyDropped, ChannelPaused, ChannelResumed,
                 ChannelNoted, StatusRead, StatusUnread, AgentSignedIn, SignInRefused, SetUpDoubted,
                 Started, Stopped>;
using Observer = std::function<void(const Observation&)>;

}  // namespace bot
