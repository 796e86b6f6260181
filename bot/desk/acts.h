// What agents do with conversations: each act is one transaction that looks whether it may be done,
// does it through the dialog, and answers with how things stand after it.

#pragma once

#include "bot/desk/rights.h"
#include "bot/desk/room.h"
#include "bot/desk/signed_in.h"

namespace bot {

// Any but a note, which is no act on the conversation.
void post_act(Room& room, DeskAct act, const http::Request& request, const SignedIn& who,
              const http::Respond& respond);
void post_undo(Room& room, const http::Request& request, const SignedIn& who,
               const http::Respond& respond);

}  // namespace bot
