// What machines ask a server: is it alive, can it store, and how is it doing.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "bot/http/http.h"

namespace bot {

struct HttpStatus {
  std::function<bool()> ready;           // Whether the last attempt to store succeeded.
  std::function<std::string()> metrics;  // In Prometheus' text format.
  std::string api_token;                 // Guards /metrics as it guards /v1.
};

// /healthz, /readyz, /metrics.
[[nodiscard]] std::vector<http::Route> http_status_routes(const HttpStatus& status);

}  // namespace bot
