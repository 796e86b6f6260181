// What Telegram's answer to sendMessage and its kin means. Pure.
// https://core.telegram.org/bots/api#making-requests; texts as tdlib/telegram-bot-api writes them.

#pragma once

#include "bot/delivery/verdict.h"

namespace bot {

[[nodiscard]] Verdict judge_telegram(const Fetched& fetched);

}  // namespace bot
