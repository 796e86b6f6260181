// All that Stepwise remembers, in verbs of the domain. One contract test holds every
// implementation.
//
// Only the engine's thread writes. Any failure of the database throws StoreError, which ends the
// batch at hand; "not there" is not a failure. Thread safety: one Store per thread.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "dialog/conversation.h"
#include "dialog/event.h"

namespace bot {

using dialog::Instant;

struct StoreError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

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

// The answer to an idempotency key, kept byte for byte.
struct Answer {
  std::string
      fingerprint;  // Of the request's content: another one under the same key is a conflict.
  std::string body;
};

struct Timer {
  std::string conversation;
  std::string kind;  // dialog::to_string(TimerKind), or the engine's own "burst".
  Instant due;

  friend bool operator==(const Timer&, const Timer&) = default;
};

// A reply on its way to a platform.
struct Outgoing {
  std::int64_t id = 0;
  std::string conversation;
  std::string target;  // Where on the platform: a chat, a thread.
  std::string channel;
  std::string body;        // What the channel needs to render it.
  std::string writer;      // "bot", "agent:<name>", "system"
  std::int64_t epoch = 0;  // The owner's epoch it was written under.
  int attempt = 0;
  Instant due;
};

}  // namespace bot
