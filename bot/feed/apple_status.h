// Apple's system status, as its page reads it -> what is up and what is down. Pure.
//
// https://www.apple.com/support/systemstatus/data/system_status_en_US.js: {"services":
// [{"serviceName", "events": [{"eventStatus", "statusType", "message", …}]}]}, plain JSON or within
// a callback "jsonCallback(…);". A service without an event that goes on is up.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialog/event.h"
#include "knowledge/result.h"

namespace bot {

// Those of the `services` that the feed names, in this order. An error when it isn't such a feed,
// or names none of them: nobody may be told then that all is well.
[[nodiscard]] knowledge::Result<std::vector<dialog::ServiceStatus>> parse_apple_status(
    std::string_view body, const std::vector<std::string>& services);

}  // namespace bot
