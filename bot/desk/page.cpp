#include "bot/desk/page.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace bot {
namespace {

using http::Request;
using http::Respond;
using http::Response;

constexpr std::string_view kIndex = "index.html";

struct Type {
  std::string_view ending;
  std::string_view name;
};
constexpr auto kTypes = std::to_array<Type>({
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".svg", "image/svg+xml"},
});

// What people write reaches the page, so the browser is told to run and load only what is ours:
// OWASP ASVS 5.0, V3.4. (That no type is guessed is said with everything, by bot/http.)
constexpr auto kGuards = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
     "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"},
});

std::string_view type_of(std::string_view name) {
  const auto* type = std::ranges::find_if(
      kTypes, [&](const Type& candidate) { return name.ends_with(candidate.ending); });
  return type == kTypes.end() ? "application/octet-stream" : type->name;
}

Response guarded(Response response) {
  for (const auto& [name, value] : kGuards) {
    response.headers.emplace_back(name, value);
  }
  return response;
}

Response served(const PageFile& file, const Request& request) {
  const std::string tag = '"' + std::string(file.hash) + '"';
  const bool same = request.header("If-None-Match").find(tag) != std::string_view::npos;
  Response response;
  response.status = same ? 304 : 200;
  response.content_type = type_of(file.name);
  if (!same) response.body = file.content;
  response.headers.emplace_back("ETag", tag);
  response.headers.emplace_back("Cache-Control", "no-cache");
  return guarded(std::move(response));
}

Response file_called(std::string_view name, const Request& request) {
  const auto files = page_files();
  const auto file = std::ranges::find(files, name, &PageFile::name);
  if (file == files.end()) return guarded(http::problem(404, "path: the desk has no such file"));
  return served(*file, request);
}

}  // namespace

std::vector<http::Route> page_routes() {
  return {
      {"GET", "/desk",
       [](const Request&, const Respond& respond) {
         respond({308, "text/plain; charset=utf-8", "", {{"Location", "/desk/"}}});
       }},
      {"GET", "/desk/",
       [](const Request& request, const Respond& respond) {
         respond(file_called(kIndex, request));
       }},
      {"GET", "/desk/{file}",
       [](const Request& request, const Respond& respond) {
         respond(file_called(request.params.at("file"), request));
       }},
  };
}

}  // namespace bot
