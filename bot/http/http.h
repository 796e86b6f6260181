// HTTP as our handlers see it: plain values, whichever server stands before them. No file outside
// bot/http/ includes a server library.

#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bot::http {

[[nodiscard]] bool same_ignoring_case(std::string_view a, std::string_view b);

struct Request {
  std::string method;                                        // "GET"
  std::string path;                                          // Decoded, without the query.
  std::string raw_path;                                      // As sent: %2F stays in its segment.
  std::map<std::string, std::string> query;                  // Decoded; the last one counts.
  std::vector<std::pair<std::string, std::string>> headers;  // As sent.
  std::string body;
  std::string peer;                           // The other side's address, without port.
  std::map<std::string, std::string> params;  // From the route: {"id", "k3f…"}.

  // Case-insensitive; empty when absent.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  // Validated before they are sent.
};

// RFC 9457: application/problem+json with status, title and detail (lower case, says where).
[[nodiscard]] Response problem(int status, std::string_view detail);
// One that passes: with Retry-After, in whole seconds and at least one.
[[nodiscard]] Response problem_for_now(int status, std::string_view detail,
                                       std::chrono::milliseconds retry_after);

using Respond = std::function<void(Response)>;  // Called exactly once, from any thread.
// May answer later, from another thread, by keeping `respond`.
using Handler = std::function<void(const Request&, Respond)>;

struct Route {
  std::string method;
  std::string pattern;  // "/v1/conversations/{id}/messages"
  Handler handler;
};

}  // namespace bot::http
