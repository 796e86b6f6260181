// How often somebody may try to sign in. Pure: the store keeps the counts, the engine has the
// clock.
//
// ASVS 4.0.3 2.2.1, 5.0 6.3.1. An attempt counts from its begin, so that many at once are no way
// around it; one that succeeds is taken back.

#pragma once

#include <chrono>

#include "bot/store/records.h"

namespace bot {

struct AttemptLimit {
  int free = 0;                        // Attempts without any wait.
  std::chrono::minutes wait{15};       // Before the next one; doubled by each one after it,
  std::chrono::minutes wait_max{15};   // up to this.
  std::chrono::minutes forgotten{15};  // After so long without an attempt it begins anew.
};

// Guessing is hopeless at about a dozen a day.
inline constexpr AttemptLimit kPerAccount{5, std::chrono::minutes(15), std::chrono::hours(4),
                                          std::chrono::hours(24)};
// Colleagues may share an address.
inline constexpr AttemptLimit kPerAddress{20};

// 0 when one may be made now. A clock that was set back makes nobody wait for longer.
[[nodiscard]] std::chrono::milliseconds wait_before_next(const Attempts& attempts,
                                                         const AttemptLimit& limit, Instant now);

[[nodiscard]] Attempts one_more(const Attempts& attempts, const AttemptLimit& limit, Instant now);
[[nodiscard]] Attempts one_less(const Attempts& attempts);

}  // namespace bot
