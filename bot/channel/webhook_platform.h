// A webhook's receiver as delivery sees it: what is posted, how fast, and what its answers mean.

#pragma once

#include <functional>

#include "bot/delivery/platform.h"

namespace bot {

// `api` posts a call whose method is the event's id.
[[nodiscard]] Platform webhook_platform(std::function<Fetched(const Call&)> api);

// Any 2xx is a yes. Too fast, or away for a while: waits as long as it is told to. That it is gone
// (410), or that the event itself is at fault, is final; anything else passes, or somebody puts it
// right: a redirect (which isn't followed), a password, a wrong path.
[[nodiscard]] Verdict judge_webhook(const Fetched& fetched);

}  // namespace bot
