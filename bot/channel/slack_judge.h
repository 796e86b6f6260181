// What Slack's answer to chat.postMessage and its kin means. Pure.
// https://docs.slack.dev/reference/methods/chat.postMessage#errors

#pragma once

#include "bot/delivery/verdict.h"

namespace bot {

[[nodiscard]] Verdict judge_slack(const Fetched& fetched);

}  // namespace bot
