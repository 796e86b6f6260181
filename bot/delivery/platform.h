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
#include "dialog/reply.h"

namespace bot {

// One message a `gap`, after a `burst` of messages without any.
struct Rate {
  std::chrono::milliseconds gap{1000};
  int burst = 1;
};

struct Platform {
  std::string channel;  // "slack"

  std::function<std::vector<Call>(const dialog::Reply&, std::string_view target)> render;
  std::function<std::vector<Call>(const dialog::Reply&, std::string_view target)> render_plain;
  std::function<Verdict(const Fetched&)> judge;
  // The call that takes the buttons from what was sent; empty for none.
  std::function<std::optional<Call>(const Call& sent, std::string_view answer)> retire;

  // What is paced together: a chat, whatever thread of it.
  std::function<std::string(std::string_view target)> place;
  std::function<Rate(std::string_view place)> place_rate;
  Rate total_rate;

  // Asks whether the token is good again; judged as any other answer.
  Call probe;
  // Makes the call within its time limit. Never throws.
  std::function<Fetched(const Call&)> api;
};

}  // namespace bot
