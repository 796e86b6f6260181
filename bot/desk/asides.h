// What agents do beside a conversation: notes for colleagues, sending a line once more, and saying
// that they look or type.

#pragma once

#include "bot/desk/room.h"
#include "bot/desk/signed_in.h"

namespace bot {

void post_note(Room& room, const http::Request& request, const SignedIn& who,
               const http::Respond& respond);
void post_retry(Room& room, const http::Request& request, const SignedIn& who,
                const http::Respond& respond);
void post_presence(Room& room, const http::Request& request, const SignedIn& who,
                   const http::Respond& respond);

}  // namespace bot
