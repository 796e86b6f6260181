#include "bot/http/http.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace bot::http {
namespace {

bool same_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

std::string_view title(int status) {
  constexpr auto titles = std::to_array<std::pair<int, std::string_view>>({
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {409, "Conflict"},
      {413, "Content Too Large"},
      {415, "Unsupported Media Type"},
      {429, "Too Many Requests"},
      {500, "Internal Server Error"},
      {503, "Service Unavailable"},
  });
  const auto* found = std::find_if(titles.begin(), titles.end(),
                                   [&](const auto& entry) { return entry.first == status; });
  return found == titles.end() ? "Error" : found->second;
}

}  // namespace

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

}  // namespace bot::http
