// Everything that changes, in one long poll that holds no thread; and who is there, which is known
// by it.

#pragma once

#include "bot/desk/room.h"
#include "bot/desk/signed_in.h"

namespace bot {

void get_events(Room& room, const http::Request& request, const SignedIn& who,
                const http::Respond& respond);
void get_agents(Room& room, const http::Request& request, const SignedIn& who,
                const http::Respond& respond);

inline constexpr int kEventsMax = 200;  // Conversations in one answer; the next one has the rest.

}  // namespace bot
