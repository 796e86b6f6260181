#include "bot/channel/http_access.h"

#include <algorithm>
#include <utility>

#include "bot/crypto/digest.h"
#include "bot/http/address.h"
#include "knowledge/text.h"

namespace bot {
namespace {

bool came_through_proxy(const http::Request& request) {
  return std::any_of(request.headers.begin(), request.headers.end(), [](const auto& header) {
    const std::string name = knowledge::lowered(header.first);
    return name == "forwarded" || name == "via" || name == "x-real-ip" ||
           name.starts_with("x-forwarded-");
  });
}

std::optional<http::Response> refuse_without_token(const http::Request& request) {
  if (from_this_machine(request)) return std::nullopt;
  return http::problem(403, "access: only from this machine, an API token opens it to others");
}

}  // namespace

bool from_this_machine(const http::Request& request) {
  return http::is_loopback(request.peer) && http::names_loopback(request.header("Host")) &&
         !came_through_proxy(request);
}

std::optional<http::Response> refuse_access(const http::Request& request,
                                            const std::string& token) {
  if (token.empty()) return refuse_without_token(request);
  constexpr std::string_view scheme = "bearer ";
  const std::string_view given = request.header("Authorization");
  const bool shown = knowledge::lowered(given.substr(0, scheme.size())) == scheme &&
                     same_secret(given.substr(scheme.size()), token);
  if (shown) return std::nullopt;
  http::Response refusal = http::problem(401, "Authorization: must be Bearer and the API token");
  refusal.headers.emplace_back("WWW-Authenticate", "Bearer");
  return refusal;
}

http::Handler guarded(std::string token, http::Handler handler) {
  return [token = std::move(token), handler = std::move(handler)](const http::Request& request,
                                                                  http::Respond respond) {
    if (auto refusal = refuse_access(request, token)) {
      respond(std::move(*refusal));
    } else {
      handler(request, std::move(respond));
    }
  };
}

}  // namespace bot
