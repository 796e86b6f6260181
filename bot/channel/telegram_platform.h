// Telegram as delivery sees it: how to write, how fast, and what is answered.

#pragma once

#include <functional>

#include "bot/delivery/platform.h"

namespace bot {

// `api` makes a call of Telegram's Bot API.
[[nodiscard]] Platform telegram_platform(std::function<Fetched(const Call&)> api);

}  // namespace bot
