// Bytes of a connection -> one whole, valid request, or the reason to refuse it. Pure: a strict
// subset of HTTP/1.1, so that the library behind it never parses what a stranger made up.
//
// The subset: CRLF only, one numeric Content-Length, no Transfer-Encoding (411), no
// Content-Encoding or multipart body (415), no Expect (417), no folded headers, no control bytes,
// not even percent-encoded ones in headers, no header that a library may take for the peer's
// address. After a refusal the connection can't be used any more: where the request ends isn't
// known.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace bot::http {

// Against clients that make us hold much: RFC 9112 asks for 8000 bytes of request line at least,
// of which a path of ours needs little.
struct Limits {
  std::size_t head_bytes_max = 16384;
  std::size_t headers_max = 64;
  std::size_t target_bytes_max = 4096;  // A user of 200 characters is up to 2400 bytes, encoded.
  std::size_t body_bytes_max = 262144;
};

struct Framed {
  std::string method;
  std::string target;  // "/v1/users/a%2Fb/export?x=1": printable ASCII, whole escapes.
  std::vector<std::pair<std::string, std::string>> headers;
  bool keep_alive = true;
  bool http_1_0 = false;
  std::size_t head_bytes = 0;  // Where the body begins.
  std::size_t body_bytes = 0;
};
// What is known of a beginning: given back with more of the same bytes, no byte of a head is
// looked at twice, however few arrive at a time.
struct NeedsMore {
  std::size_t searched = 0;  // Without finding the head's end.
  std::size_t total = 0;     // Bytes of head and body; 0 until the head is whole.
};
struct Refusal {
  int status = 400;
  std::string detail;
};
using Framing = std::variant<NeedsMore, Framed, Refusal>;

// Looks at the head as soon as it is whole; a body beyond the limit is refused before it is read,
// and a byte that no head may hold as soon as it is there.
[[nodiscard]] Framing frame(std::string_view bytes, const Limits& limits,
                            const NeedsMore& before = {});

}  // namespace bot::http
