#include "bot/http/router.h"

#include <charconv>
#include <map>
#include <utility>

namespace bot::http {
namespace {

using Params = std::map<std::string, std::string>;

// "{id}" -> "id"; "" for a literal.
std::string_view parameter_name(std::string_view segment) {
  if (!segment.starts_with('{') || !segment.ends_with('}')) return {};
  return segment.substr(1, segment.size() - 2);
}

bool take_parameter(std::string_view name, std::string_view text, Params& params) {
  auto value = percent_decoded(text);
  if (!value || value->empty()) return false;
  params[std::string(name)] = std::move(*value);
  return true;
}

constexpr std::string_view kRest = "...";

std::optional<Params> match(std::string_view pattern, std::string_view path) {
  if (!path.starts_with('/')) return std::nullopt;
  Params params;
  bool more = true;
  while (more) {
    pattern.remove_prefix(1);
    path.remove_prefix(1);
    const auto wanted = pattern.substr(0, pattern.find('/'));
    auto name = parameter_name(wanted);
    if (name.ends_with(kRest)) {
      name.remove_suffix(kRest.size());
      params[std::string(name)] = percent_decoded(path).value_or("");
      return params;
    }
    const auto given = path.substr(0, path.find('/'));
    const bool fits = name.empty() ? wanted == given : take_parameter(name, given, params);
    if (!fits) return std::nullopt;
    pattern.remove_prefix(wanted.size());
    path.remove_prefix(given.size());
    if (pattern.empty() != path.empty()) return std::nullopt;
    more = !pattern.empty();
  }
  return params;
}

std::string_view path_of(const Request& request) {
  return request.raw_path.empty() ? std::string_view(request.path) : request.raw_path;
}

bool answers(const Route& route, const Request& request) {
  return route.method == request.method || (route.method == "GET" && request.method == "HEAD");
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {}

void Router::dispatch(Request request, Respond respond) const {
  std::string allowed;
  for (const Route& route : routes_) {
    auto params = match(route.pattern, path_of(request));
    if (!params) continue;
    if (answers(route, request)) {
      request.params = std::move(*params);
      route.handler(request, std::move(respond));
      return;
    }
    allowed += (allowed.empty() ? "" : ", ") + route.method;
  }
  if (allowed.empty()) {
    respond(problem(404, "path: nothing is here"));
    return;
  }
  Response response = problem(405, "method: must be " + allowed + " here");
  response.headers.emplace_back("Allow", allowed);
  respond(std::move(response));
}

std::string_view Router::pattern_of(const Request& request) const {
  for (const Route& route : routes_) {
    if (answers(route, request) && match(route.pattern, path_of(request))) return route.pattern;
  }
  return {};
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      result += text[i];
      continue;
    }
    unsigned value = 0;
    const auto digits = text.substr(i + 1, 2);
    const auto* end = digits.data() + digits.size();
    const auto [rest, error] = std::from_chars(digits.data(), end, value, 16);
    if (digits.size() != 2 || error != std::errc{} || rest != end || value == 0) {
      return std::nullopt;
    }
    result += static_cast<char>(value);
    i += 2;
  }
  return result;
}

}  // namespace bot::http
