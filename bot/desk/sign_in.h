// Signing in: name and password for a session of one's own. A name that isn't there takes as long
// as a wrong password, and is limited alike.
//
// A browser that holds a session of the account, over for idleness or not, has attempts of its own:
// strangers who guess don't lock out who is at work.

#pragma once

#include <string>
#include <string_view>

#include "bot/desk/desk.h"

namespace bot {

// What attempts on an account are counted by: of its name, whatever the case.
[[nodiscard]] std::string account_key(std::string_view name);

// POST /desk/api/session.
[[nodiscard]] http::Route sign_in_route(const DeskWorld& world);

}  // namespace bot
