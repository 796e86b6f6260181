#include "bot/desk/conversation_routes.h"

#include <array>

#include "bot/desk/acts.h"
#include "bot/desk/asides.h"
#include "bot/desk/events.h"
#include "bot/desk/reads.h"

namespace bot {
namespace {

using http::Request;
using http::Respond;

using Verb = void (*)(Room&, const Request&, const SignedIn&, const Respond&);

constexpr auto kActs =
    std::to_array<DeskAct>({DeskAct::Claim, DeskAct::Reply, DeskAct::Fix, DeskAct::Snooze,
                            DeskAct::Transfer, DeskAct::Return, DeskAct::Resolve, DeskAct::Reopen});

const std::string kConversations = "/desk/api/conversations";
const std::string kOne = kConversations + "/{id}";

SignedInRoute route(Room& room, const char* method, const std::string& pattern, Verb verb) {
  return {method, pattern,
          [&room, verb](const Request& request, const SignedIn& who, const Respond& respond) {
            verb(room, request, who, respond);
          }};
}

SignedInRoute act_route(Room& room, DeskAct act) {
  return {"POST", kOne + '/' + std::string(to_string(act)),
          [&room, act](const Request& request, const SignedIn& who, const Respond& respond) {
            post_act(room, act, request, who, respond);
          }};
}

}  // namespace

std::vector<SignedInRoute> conversation_routes(Room& room) {
  std::vector<SignedInRoute> routes = {
      route(room, "GET", "/desk/api/agents", get_agents),
      route(room, "GET", "/desk/api/events", get_events),
      route(room, "GET", kConversations, get_conversations),
      route(room, "GET", kOne, get_conversation),
      route(room, "GET", kOne + "/messages", get_messages),
      route(room, "POST", kOne + "/messages/{seq}/retry", post_retry),
      route(room, "POST", kOne + "/note", post_note),
      route(room, "POST", kOne + "/undo", post_undo),
      route(room, "POST", kOne + "/presence", post_presence),
  };
  for (const DeskAct act : kActs)
    routes.push_back(act_route(room, act));
  return routes;
}

}  // namespace bot
