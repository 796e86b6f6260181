// Slack as delivery sees it: how to write, how fast, and what is answered.

#pragma once

#include "bot/delivery/platform.h"

namespace bot {

// All but how its API is called.
[[nodiscard]] Platform slack_platform();

}  // namespace bot
