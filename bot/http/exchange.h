// Framed requests and responses as cpp-httplib reads and writes them: the only place where it does.
// It decodes path and query and writes the head; it never sees a socket, a body of the other side
// or a header of theirs (its older versions have known holes in all three).
//
// Thread safety: all of it, from any thread. Compiles with 0.11 and with current versions.

#pragma once

#include <string>
#include <string_view>

#include "bot/http/framing.h"
#include "bot/http/http.h"

namespace bot::http {

// What of a request, and of the connection, decides how its answer is written.
struct Manner {
  bool head_only = false;  // HEAD: no body follows.
  bool http_1_0 = false;
  bool keep_alive = true;
  bool strict_transport = false;  // RFC 6797: browsers shall come with TLS only, for a year.
};

[[nodiscard]] Request read_request(Framed framed, std::string body, std::string peer);
// As bytes, to be written as they are. Headers that would end one early are left out.
[[nodiscard]] std::string write_response(const Response& response, const Manner& manner);

// "0.11.4": the version that was compiled in.
[[nodiscard]] std::string_view library_version();

}  // namespace bot::http
