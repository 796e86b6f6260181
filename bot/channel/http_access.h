// Who may use /v1 and /metrics. Pure.
//
// With a token: whoever shows it. Without one: only this very machine, and never through a proxy
// on it, which would open the interface to everyone (nor through a browser whose DNS was rebound:
// the Host must be loopback too).

#pragma once

#include <optional>
#include <string>

#include "bot/http/http.h"

namespace bot {

// Whether it comes from this very machine, and not through a proxy on it.
[[nodiscard]] bool from_this_machine(const http::Request& request);

// Empty when the request may pass, else what it is answered: 401 or 403. `token` is "" for none.
[[nodiscard]] std::optional<http::Response> refuse_access(const http::Request& request,
                                                          const std::string& token);

// The handler behind the check.
[[nodiscard]] http::Handler guarded(std::string token, http::Handler handler);

}  // namespace bot
