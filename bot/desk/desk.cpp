#include "bot/desk/desk.h"

#include <utility>

#include "bot/desk/conversation_routes.h"
#include "bot/desk/session_routes.h"
#include "bot/desk/sign_in.h"

namespace bot {

std::vector<http::Route> desk_routes(const DeskWorld& world) {
  std::vector<http::Route> all = {sign_in_route(world)};
  for (auto& route : session_routes(world.gate))
    all.push_back(std::move(route));
  for (auto& [method, pattern, handler] : conversation_routes(*world.room))
    all.push_back(behind(world.gate, method, pattern, std::move(handler)));
  all.push_back(stats_route(world.gate, world.stats));
  return all;
}

}  // namespace bot
