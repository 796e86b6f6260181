// A chat platform as delivery sees it: how a reply is written for it, what its answers mean, and
// how fast it may be spoken to. All functions but `api` are pure; all are called from any thread.

#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/channel/arrival.h"
#include "bot/delivery/verdict.h"
#include "bot/store/store.h"
#include "dialog/reply.h"

namespace bot {

// One message a `gap`, after a `burst` of messages without any.
struct Rate {
  std::chrono::milliseconds gap{1000};
  int burst = 1;
};

// A call that tells what is new.
struct Composed {
  Call call;
  bool needless = false;  // If it is refused for good, nothing is lost.
  bool last = false;      // The row has nothing to tell after it.
  // It was sent, and `answer` is what the platform said; "" when it was refused but needless.
  std::function<void(Store&, const std::string& answer)> posted;
};

// Decides what to send only when it is sent: a row of the outbox says no more than that there is
// something to tell of its conversation. Called in the engine's transactions, from its thread.
class Composer {
 public:
  Composer() = default;
  Composer(const Composer&) = delete;
  Composer& operator=(const Composer&) = delete;
  virtual ~Composer() = default;

  // Puts rows into the outbox for what has happened since the last time.
  virtual void gather(Store& store, Instant now) = 0;
  // Empty when there is nothing to tell. `plain`: our markup was refused.
  virtual std::optional<Composed> compose(Store& store, const Outgoing& row, bool plain) = 0;
};

struct Platform {
  std::string channel;           // "slack"
  Composer* composer = nullptr;  // Not owned. Where there is one, nothing is rendered or retired.

  std::function<std::vector<Call>(const dialog::Reply&, std::string_view target)> render;
  std::function<std::vector<Call>(const dialog::Reply&, std::string_view target)> render_plain;
  std::function<Verdict(const Fetched&)> judge;
  // The call that takes the buttons from what was sent; empty for none.
  std::function<std::optional<Call>(const Call& sent, std::string_view answer)> retire =
      [](const Call&, std::string_view) { return std::optional<Call>(); };

  // What is paced together: a chat, whatever thread of it ("CHAT/THREAD").
  std::function<std::string(std::string_view target)> place = [](std::string_view target) {
    return std::string(target.substr(0, target.find('/')));
  };
  std::function<Rate(std::string_view place)> place_rate;
  Rate total_rate;
  Rate edit_rate;  // Of changes to what was sent, which count at their place and in all as well.

  // Asks whether the token is good again; judged as any other answer.
  Call probe;
  // Makes the call within its time limit. Never throws.
  std::function<Fetched(const Call&)> api;
};

}  // namespace bot
