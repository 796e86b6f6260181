// The HTTP channel: a conversation by POST and GET, for programs and for curl.
//
// Reads the request, has it understood, gives it to the engine, writes what the engine says. Knows
// neither sockets nor tables. Nothing is answered 200 before it is committed.

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/engine/engine.h"
#include "bot/http/http.h"
#include "intents/understanding.h"

namespace bot {

struct HttpChannel {
  Engine* engine = nullptr;                                      // Not owned; outlives the routes.
  std::function<intents::Understanding(std::string_view)> read;  // From any thread.
  Observer observe;
  std::string api_token;  // "" for none: this machine only.
};

// /v1/… : messages, conversations, users.
[[nodiscard]] std::vector<http::Route> http_channel_routes(const HttpChannel& channel);

inline constexpr int kWaitSecondsMax = 60;  // Of a long poll.
inline constexpr int kMessagesMax = 500;    // In one answer.

}  // namespace bot
