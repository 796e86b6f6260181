// What the vendor's status feed says, in the bot's words, and the watch for those who wait until
// an outage is over: a timer that looks again until it is.

#pragma once

#include <string>

#include "dialog/scene.h"

namespace dialog {

// One or two sentences with when it was read; "" when no feed was read.
[[nodiscard]] std::string tell_status(const Scene& scene);
// "2 minutes ago". There must be a reading.
[[nodiscard]] std::string status_age(const Scene& scene);

// The feed was read, and says that something is down.
[[nodiscard]] bool outage_reported(const Scene& scene);
// The next fix to try, null for none: while something is reported down, that comes first, unless
// what was described points elsewhere more likely than not.
[[nodiscard]] const knowledge::Fix* next_fix_here(const Scene& scene);
// Looks again in a while: the person was told that they'd hear when it is over.
void keep_watching(Scene& scene);

}  // namespace dialog
