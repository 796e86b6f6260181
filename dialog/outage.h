// What the vendor's status feed says, in the bot's words.

#pragma once

#include <string>

#include "dialog/scene.h"

namespace dialog {

// One or two sentences with when it was read; "" when no feed was read.
[[nodiscard]] std::string tell_status(const Scene& scene);

}  // namespace dialog
