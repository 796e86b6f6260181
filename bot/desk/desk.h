// The desk's API, /desk/api/: all of its routes in one list. openapi.json is the contract.

#pragma once

#include <functional>
#include <vector>

#include "bot/crypto/password.h"
#include "bot/desk/gate.h"
#include "bot/desk/room.h"
#include "bot/desk/stats_route.h"
#include "bot/http/http.h"

namespace bot {

// Given to the routes.
struct DeskWorld {
  Gate gate;
  Room* room = nullptr;  // Not owned; outlives the routes.
  // Runs it soon, one at a time, in a thread that nobody waits for; false when too many wait.
  std::function<bool(std::function<void()>)> aside;
  PasswordCost password_cost;
  StatsWorld stats;
};

[[nodiscard]] std::vector<http::Route> desk_routes(const DeskWorld& world);

}  // namespace bot
