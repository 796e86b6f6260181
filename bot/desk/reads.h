// What the desk's API is asked without changing anything: boxes, a conversation, its transcript.

#pragma once

#include "bot/desk/room.h"
#include "bot/desk/signed_in.h"

namespace bot {

void get_conversations(Room& room, const http::Request& request, const SignedIn& who,
                       const http::Respond& respond);
void get_conversation(Room& room, const http::Request& request, const SignedIn& who,
                      const http::Respond& respond);
void get_messages(Room& room, const http::Request& request, const SignedIn& who,
                  const http::Respond& respond);

inline constexpr int kSearchCharsMax = 200;
inline constexpr int kBoxRowsMax = 100;
inline constexpr int kLinesMax = 500;

}  // namespace bot
