// What a caller is told when the engine could not do what was asked. Pure.

#pragma once

#include <chrono>

#include "bot/engine/engine.h"
#include "bot/http/http.h"

namespace bot {

inline constexpr std::chrono::seconds kRetrySoon{1};

// 503 with Retry-After where it passes, else 500.
[[nodiscard]] http::Response unanswered(Failed why);

}  // namespace bot
