// A URL's query: what a stranger wrote -> a text, or a number within its limits, or the reason it
// is refused. Pure.

#pragma once

#include <cstdint>
#include <string>

#include "bot/http/http.h"
#include "knowledge/result.h"

namespace bot {

// "" when it isn't given.
[[nodiscard]] std::string query_text(const http::Request& request, const char* name);

struct NumberRule {
  const char* name;
  std::int64_t min = 0;
  std::int64_t max = std::int64_t{1} << 53;  // Exact in JSON.
  std::int64_t otherwise = 0;                // When it isn't given.
};

[[nodiscard]] knowledge::Result<std::int64_t> take_number(const http::Request& request,
                                                          const NumberRule& rule);

}  // namespace bot
