// Slack as delivery sees it: how to write, how fast, and what is answered.

#pragma once

#include <functional>

#include "bot/delivery/platform.h"

namespace bot {

// `api` makes a call of Slack's Web API.
[[nodiscard]] Platform slack_platform(std::function<Fetched(const Call&)> api);

}  // namespace bot
