// Who asks: what every handler of the desk's API knows of the agent before it begins.

#pragma once

#include <functional>
#include <string>

#include "bot/http/http.h"
#include "dialog/time.h"

namespace bot {

struct SignedIn {
  std::string agent;        // The account's name: what colleagues and people see, and the owner's.
  std::string session;      // The digest that the store knows the session by.
  std::string csrf;         // What the page sends back with everything that changes something.
  dialog::Instant now;      // The engine's, when the session was checked.
  dialog::Instant expires;  // Of the session, whatever happens.
};

// Called on the engine's thread, after the session was read: must be quick, may call the engine.
// What it throws is answered 500.
using SignedInHandler =
    std::function<void(const http::Request&, const SignedIn&, const http::Respond&)>;

}  // namespace bot
