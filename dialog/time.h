// Time as the core knows it: given inside events, never read.

#pragma once

#include <chrono>

namespace dialog {

// Milliseconds since the Unix epoch.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Duration = std::chrono::milliseconds;

}  // namespace dialog
