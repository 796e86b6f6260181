// The desk's API on conversations, as a list: which handler stands behind which route. All of them
// belong behind the gate.

#pragma once

#include <string>
#include <vector>

#include "bot/desk/room.h"
#include "bot/desk/signed_in.h"

namespace bot {

struct SignedInRoute {
  std::string method;
  std::string pattern;
  SignedInHandler handler;  // On the engine's thread.
};

// The room is not owned and outlives the routes.
[[nodiscard]] std::vector<SignedInRoute> conversation_routes(Room& room);

}  // namespace bot
