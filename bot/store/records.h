// What the store keeps, as plain values: rows of the domain, free of SQL and of any platform.

#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "dialog/conversation.h"
#include "dialog/time.h"

namespace bot {

using dialog::Instant;

// One person on one channel.
struct User {
  std::string channel;  // "http", "slack", "telegram", "terminal"
  std::string id;       // The channel's own id.

  friend bool operator==(const User&, const User&) = default;
};

struct Button {
  std::string label;
  std::string value;

  friend bool operator==(const Button&, const Button&) = default;
};

// One line of a transcript.
struct Message {
  std::int64_t seq = 0;  // Per conversation, from 1, without gaps.
  std::string from;      // "person", "bot", "agent", "system"
  std::string name;      // The agent's, else "".
  Instant at;
  std::string text;
  std::vector<std::string> steps;
  std::vector<Button> buttons;
  std::string fix;  // "" for none.

  friend bool operator==(const Message&, const Message&) = default;
};

// A conversation with whose it is and where on the platform it takes place.
struct StoredConversation {
  User user;
  std::string target;  // A chat, a thread; "" where the channel doesn't deliver (http, terminal).
  dialog::Conversation conversation;
  Instant created;
  Instant updated;

  friend bool operator==(const StoredConversation&, const StoredConversation&) = default;
};

// The answer to an idempotency key, kept byte for byte.
struct Answer {
  std::string fingerprint;  // Of the request's content: another one under the key is a conflict.
  std::string body;

  friend bool operator==(const Answer&, const Answer&) = default;
};

struct Timer {
  std::string conversation;
  std::string kind;  // dialog::to_string(TimerKind)
  Instant due;

  friend bool operator==(const Timer&, const Timer&) = default;
};

// A text that waits for the burst it belongs to to end: committed, acknowledged, not yet answered.
struct Held {
  User user;
  std::string target;
  std::string text;  // Without secrets, as an Understanding has it.
  bool held_secret = false;
  Instant at;

  friend bool operator==(const Held&, const Held&) = default;
};

// A reply on its way to a platform.
struct Outgoing {
  std::int64_t id = 0;
  std::string conversation;
  std::string target;  // Where on the platform: a chat, a thread.
  std::string channel;
  std::string body;        // What the channel needs to render it: JSON of reply_codec.h.
  std::string writer;      // "bot", "agent:<name>", "system"
  std::int64_t epoch = 0;  // The owner's epoch it was written under.
  int attempt = 0;         // 1 at the first claim.
  Instant due;

  friend bool operator==(const Outgoing&, const Outgoing&) = default;
};

// What became of a claimed reply.
struct Delivered {
  std::string reference;  // What takes its buttons away later; "" when it has none.
};
struct Postponed {  // Not tried: the attempt isn't counted.
  Instant due;
};
struct RetryAt {
  Instant due;
  std::string reason;
};
struct Refused {
  std::string reason;  // Goes to the dead letters, for an operator.
};
using Settlement = std::variant<Delivered, Postponed, RetryAt, Refused>;

struct DeadLetter {
  Outgoing outgoing;
  std::string reason;
};

// How often a fix ended so for a symptom. Counts only: nothing of a person.
struct OutcomeCount {
  std::string symptom;
  std::string fix;
  dialog::Outcome outcome = dialog::Outcome::Shown;
  std::int64_t count = 0;

  friend bool operator==(const OutcomeCount&, const OutcomeCount&) = default;
};
struct RatingCount {
  int stars = 0;
  std::int64_t count = 0;

  friend bool operator==(const RatingCount&, const RatingCount&) = default;
};

// An event that could not be taken: kept for an operator, so that it stops nobody else.
struct SetAside {
  User user;
  std::string key;     // The event's idempotency key; "" for none.
  std::string kind;    // "text", "press", "arrive", "timer", "burst", "act", "job"
  std::string detail;  // The text without secrets, the button's value, the timer's kind, …
  std::string reason;  // What was thrown.
  Instant at;
  int times = 1;  // The same key again is counted, not added.

  friend bool operator==(const SetAside&, const SetAside&) = default;
};

// Everything stored of one person.
struct UserData {
  struct Talk {
    StoredConversation stored;
    std::vector<Message> messages;
    std::vector<Timer> timers;
    std::vector<Outgoing> outgoing;  // Waiting or dead ones.
  };
  struct Remembered {
    std::string key;
    Answer answer;
    Instant at;
  };

  User user;
  std::vector<Talk> talks;  // Oldest first.
  std::vector<Remembered> answers;
  std::vector<Held> held;
  std::vector<SetAside> set_aside;

  [[nodiscard]] bool empty() const {
    return talks.empty() && answers.empty() && held.empty() && set_aside.empty();
  }
};

}  // namespace bot
