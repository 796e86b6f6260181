// The way into the desk's API: every handler but signing in stands behind it.
//
// A request that changes something (any method but GET) is refused with 403 when it comes from
// another site or without its session's CSRF token; one without a session with 401. The session is
// looked up at every request, so that one that ended elsewhere is over at once.
//
// Thread safety: all of it, from any thread.

#pragma once

#include <chrono>
#include <string>

#include "bot/desk/signed_in.h"
#include "bot/engine/engine.h"

namespace bot {

// ASVS 4.0.3 3.3.2, 5.0 7.3: for an application with personal data.
inline constexpr std::chrono::minutes kSessionIdle{30};
inline constexpr std::chrono::hours kSessionLength{12};
// A session that is used is written to no more often than this: each time is a flush to the disk.
inline constexpr std::chrono::seconds kSeenEvery{30};

struct Gate {
  Engine* engine = nullptr;  // Not owned.
  Observer observe;
  bool tls = true;  // The server speaks TLS itself.
};

// The route behind the gate.
[[nodiscard]] http::Route behind(const Gate& gate, const std::string& method,
                                 const std::string& pattern, SignedInHandler handler);

// What every request of another site is told.
[[nodiscard]] http::Response refuse_site();

}  // namespace bot
