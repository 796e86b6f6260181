// What cpp-httplib makes of the same bytes: where it sees another request than we do, one could be
// smuggled past us.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bot/http/framing.h"

namespace bot::http {

// "" when the library's own parse of `bytes` gives the method, target, headers and body that were
// framed from them; else what is different.
[[nodiscard]] std::string disagreement(std::string_view bytes, const Framed& framed);

}  // namespace bot::http
