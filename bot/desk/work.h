// Work of an agent in the engine: within one transaction it looks, acts and answers.

#pragma once

#include <functional>

#include "bot/desk/room.h"
#include "bot/desk/signed_in.h"
#include "bot/desk/view.h"

namespace bot {

// The answer is given once all of it is stored.
using Work = std::function<http::Response(const View&, const TakeAct&)>;

void work_in(Room& room, const SignedIn& who, const http::Respond& respond, Work work);

}  // namespace bot
