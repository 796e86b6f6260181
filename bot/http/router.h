// Method and path -> the route that answers. Pure: a table that is looked through, no regular
// expressions and no I/O.
//
// A pattern's {name} takes exactly one segment, percent-decoded, never empty; a last {name...}
// takes the rest of the path, slashes included. The most literal route wins: patterns are tried
// in the order given. HEAD is answered by GET's route; the server drops the body.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bot/http/http.h"

namespace bot::http {

class Router {
 public:
  explicit Router(std::vector<Route> routes);

  // Sets request.params and calls the handler, or answers 404 or 405 (with Allow) itself.
  void dispatch(Request request, Respond respond) const;

  // The pattern that would answer, for metrics (a path would be one label a person); "" for none.
  [[nodiscard]] std::string_view pattern_of(const Request& request) const;

 private:
  std::vector<Route> routes_;
};

// Empty when a '%' isn't followed by two hexadecimal digits, or they give a NUL.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace bot::http
