// Asks the platforms, the vendor's status feed and --public-url, one after another, each for a few
// seconds at most. Changes nothing anywhere.

#pragma once

#include "bot/config/serve_config.h"
#include "bot/doctor/finding.h"

namespace bot::doctor {

// A channel that is off is a line as well. `services`: those of the pack, for the status feed.
[[nodiscard]] Findings check_reach(const ServeConfig& config,
                                   const std::vector<std::string>& services, dialog::Instant now);

}  // namespace bot::doctor
