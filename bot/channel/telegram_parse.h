// A Telegram update -> what a person did. Pure; the secret header was checked before.
// https://core.telegram.org/bots/api#update

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "bot/channel/arrival.h"

namespace bot {

struct TelegramSelf {  // getMe; both empty until it has answered.
  std::string id;
  std::string username;
};

struct TelegramUpdate {
  std::int64_t id = -1;  // -1 when there is none.
  Heard what = Ignored{"kind"};
};

[[nodiscard]] TelegramUpdate parse_telegram_update(std::string_view body, const TelegramSelf& self);
[[nodiscard]] TelegramUpdate read_telegram_update(const nlohmann::json& update,
                                                  const TelegramSelf& self);

}  // namespace bot
