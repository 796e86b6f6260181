// Who is signed in, and signing out.

#pragma once

#include <vector>

#include "bot/desk/gate.h"

namespace bot {

// The body of an answer that says who is signed in: `Me` of openapi.json.
[[nodiscard]] std::string me_json(const SignedIn& who, bool secure_cookie);

// GET and DELETE /desk/api/session.
[[nodiscard]] std::vector<http::Route> session_routes(const Gate& gate);

}  // namespace bot
