// Telegram without a webhook: asks for updates, one long poll after the other. What was given is
// stored, with how far that is, before more is asked for: Telegram forgets what lies behind.
//
// Thread safety: step from one thread.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "bot/channel/arrival.h"
#include "bot/channel/intake.h"
#include "bot/delivery/verdict.h"
#include "bot/observe/observation.h"

namespace bot {

// The longest that Telegram holds a poll. https://core.telegram.org/bots/api#getupdates
inline constexpr std::chrono::seconds kPollFor{50};

// What we want to be told of; in webhook mode too.
[[nodiscard]] nlohmann::json telegram_updates_wanted();

struct TelegramPollWorld {
  std::function<Fetched(const Call&)> api;  // Waits for longer than kPollFor.
  // How far was read before: the last update's id, 0 for none.
  std::function<std::int64_t()> begin;
  // Takes one update in and waits until it is stored.
  std::function<Taken(const nlohmann::json& update, std::int64_t id)> take;
  Observer observe;
};

class TelegramPoll {
 public:
  explicit TelegramPoll(TelegramPollWorld world);

  // One poll; how long to wait before the next.
  std::chrono::milliseconds step();

 private:
  std::chrono::milliseconds take_all(const nlohmann::json& updates);
  std::chrono::milliseconds recover(const Fetched& fetched);

  const TelegramPollWorld world_;
  std::int64_t offset_ = -1;  // The first update that we don't have; -1: not known yet.
  int failures_ = 0;          // In a row.
};

}  // namespace bot
