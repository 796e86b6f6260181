// What a browser says beside its request, and what it is told to keep: the session's cookie, its
// CSRF token, and from which site the request comes. Pure.
//
// Over plain HTTP on this very machine the cookie is `sid`, since browsers keep `__Host-` ones
// only from HTTPS. A proxy in front is taken to do TLS.

#pragma once

#include <string>

#include "bot/http/http.h"

namespace bot {

// Whether the page was reached over HTTPS. `tls`: this server does it itself.
[[nodiscard]] bool reached_by_tls(const http::Request& request, bool tls);

// The cookie's value when it can be a session's, else "".
[[nodiscard]] std::string session_token(const http::Request& request, bool tls);

// Values of Set-Cookie. A session's cookie goes with the browser; the server knows when it ends.
[[nodiscard]] std::string keep_token(const std::string& token, bool secure);
[[nodiscard]] std::string drop_token(bool secure);

// Of the session that holds `token`; nothing else needs to be stored.
[[nodiscard]] std::string csrf_of(const std::string& token);

// True when the browser says that a page of another site asks. One that says nothing is no browser,
// or has the token to show anyway.
[[nodiscard]] bool from_another_site(const http::Request& request, bool tls);

}  // namespace bot
