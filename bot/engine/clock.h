// The wall clock, for Surroundings::clock. The only place where the engine's time is read.

#pragma once

#include "dialog/time.h"

namespace bot {

[[nodiscard]] dialog::Instant wall_clock();

}  // namespace bot
