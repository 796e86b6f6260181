// One framed request, answered: the only place where cpp-httplib reads a request and writes a
// response. It decodes path and query and writes the head; it never sees a socket, a body of the
// other side or a header of theirs (reliability: its 0.11 has known holes in all three).

#pragma once

#include <functional>
#include <string>

#include "bot/http/framing.h"
#include "bot/http/http.h"

namespace bot::http {

using Dispatch = std::function<Response(Request)>;  // Must not throw.

// The response as bytes, to be written as they are.
[[nodiscard]] std::string exchange(Framed framed, std::string body, const std::string& peer,
                                   const Dispatch& dispatch);
// The response to what could not be framed, after which the connection is closed.
[[nodiscard]] std::string refuse(const Refusal& refusal);

}  // namespace bot::http
