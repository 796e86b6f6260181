#include "bot/http/http.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "knowledge/text.h"

namespace bot::http {
namespace {

std::string_view title(int status) {
  constexpr auto titles = std::to_array<std::pair<int, std::string_view>>({
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {409, "Conflict"},
      {411, "Length Required"},
      {413, "Content Too Large"},
      {414, "URI Too Long"},
      {415, "Unsupported Media Type"},
      {417, "Expectation Failed"},
      {429, "Too Many Requests"},
      {431, "Request Header Fields Too Large"},
      {500, "Internal Server Error"},
      {501, "Not Implemented"},
      {503, "Service Unavailable"},
      {505, "HTTP Version Not Supported"},
  });
  const auto* found = std::find_if(titles.begin(), titles.end(),
                                   [&](const auto& entry) { return entry.first == status; });
  return found == titles.end() ? "Error" : found->second;
}

}  // namespace

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return knowledge::lower(x) == knowledge::lower(y); });
}

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (same_ignoring_case(key, name)) return value;
  }
  return {};
}

Response problem(int status, std::string_view detail) {
  const nlohmann::json body = {
      {"type", "about:blank"}, {"title", title(status)}, {"status", status}, {"detail", detail}};
  return {status,
          "application/problem+json",
          body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n",
          {}};
}

Response problem_for_now(int status, std::string_view detail,
                         std::chrono::milliseconds retry_after) {
  Response response = problem(status, detail);
  const auto seconds = std::max<std::chrono::seconds::rep>(
      std::chrono::ceil<std::chrono::seconds>(retry_after).count(), 1);
  response.headers.emplace_back("Retry-After", std::to_string(seconds));
  return response;
}

}  // namespace bot::http
