#include "bot/channel/http_status.h"

#include <utility>

#include "bot/channel/http_access.h"

namespace bot {
namespace {

using http::Request;
using http::Respond;

constexpr const char* kMetricsType = "text/plain; version=0.0.4; charset=utf-8";

http::Response readiness(bool ready) {
  if (ready) return {200, "application/json", "{\"ready\":true}\n", {}};
  return http::problem_for_now(503, "the database: can't be written to", std::chrono::seconds(5));
}

}  // namespace

std::vector<http::Route> http_status_routes(const HttpStatus& status) {
  return {
      {"GET", "/healthz",
       [](const Request&, const Respond& respond) {
         respond({200, "application/json", "{\"alive\":true}\n", {}});
       }},
      {"GET", "/readyz",
       [ready = status.ready](const Request&, const Respond& respond) {
         respond(readiness(ready()));
       }},
      {"GET", "/metrics",
       guarded(status.api_token,
               [metrics = status.metrics](const Request&, const Respond& respond) {
                 respond({200, kMetricsType, metrics(), {}});
               })},
  };
}

}  // namespace bot
