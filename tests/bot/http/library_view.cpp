#include "tests/bot/http/library_view.h"

#include <string>

#include "bot/http/http.h"
#include "bot/http/library.h"

namespace bot::http {
namespace {

// As the library decodes header values.
std::string decoded(const std::string& value) {
#ifdef CPPHTTPLIB_VERSION_NUM
  return httplib::decode_path_component(value);
#else
  return httplib::detail::decode_url(value, false);
#endif
}

bool same_header(const std::pair<std::string, std::string>& ours, const std::string& name,
                 const std::string& value) {
  return same_ignoring_case(ours.first, name) &&
         (ours.second == value || decoded(ours.second) == value);
}

// Added by the library itself; framing lets nobody else use the names.
bool is_its_own(const std::string& name) {
  return name == "REMOTE_ADDR" || name == "REMOTE_PORT" || name == "LOCAL_ADDR" ||
         name == "LOCAL_PORT";
}

std::string compare_headers(const Framed& framed, const httplib::Request& seen) {
  auto left = framed.headers;
  for (const auto& [name, value] : seen.headers) {
    if (is_its_own(name)) continue;
    const auto found = std::find_if(left.begin(), left.end(), [&, n = name, v = value](auto& ours) {
      return same_header(ours, n, v);
    });
    if (found == left.end()) return "it sees a header '" + name + "' that wasn't framed";
    left.erase(found);
  }
  for (const auto& [name, value] : left) {
    if (!value.empty())
      return "it doesn't see the header '" + name + "'";  // 0.11 skips empty ones.
  }
  return "";
}

// The library leaves the body of other methods unread.
bool reads_body(const Framed& framed) {
  return framed.method == "POST" || framed.method == "PUT" || framed.method == "PATCH";
}

bool has_length(const Framed& framed) {
  return std::any_of(framed.headers.begin(), framed.headers.end(), [](const auto& header) {
    return same_ignoring_case(header.first, "Content-Length");
  });
}

std::string compare(const Framed& framed, const httplib::Request& seen) {
  if (seen.method != framed.method) return "it sees the method '" + seen.method + "'";
  if (seen.target != readable_target(framed.target)) {
    return "it sees the target '" + seen.target + "'";
  }
  if (seen.path != decoded(framed.target.substr(0, framed.target.find('?')))) {
    return "it sees the path '" + seen.path + "'";
  }
  return compare_headers(framed, seen);
}

}  // namespace

std::string disagreement(std::string_view bytes, const Framed& framed) {
  // Without a length it takes all that comes for the body: that it may, as nothing does.
  const std::string_view next = has_length(framed) ? "GET /next HTTP/1.1\r\n\r\n" : "";
  std::string readable(bytes.substr(0, framed.head_bytes + framed.body_bytes));
  readable.replace(framed.method.size() + 1, framed.target.size(), readable_target(framed.target));
  const auto body = bytes.substr(framed.head_bytes, framed.body_bytes);

  std::string found = "it sees no request";
  bool refused = false;
  Library library;
  // Without any route every request comes here, its body read.
  library.set_error_handler([&](const httplib::Request& seen, httplib::Response& response) {
    found = compare(framed, seen);
    refused = response.status != 404;  // By itself: then it hasn't read to the end.
    if (found.empty() && !refused && reads_body(framed) && seen.body != body) {
      found = "it sees another body";
    }
  });
  library.process(readable + std::string(next));
  if (!found.empty()) return found;
  if (library.unread() < next.size()) return "it takes the next request for a part of this one";
  const bool whole = library.unread() == next.size();
  return whole || refused || !reads_body(framed) ? "" : "it sees a second request in this one";
}

}  // namespace bot::http
