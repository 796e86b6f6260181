// Names -> addresses. Blocks for as long as the system's resolver does (some seconds at most).

#pragma once

#include <string>

#include "knowledge/result.h"

namespace bot::http {

// The first address of the name or numeric host, when all of them are public: a name that also
// leads inside could be asked for there. The error says what is in the way.
[[nodiscard]] knowledge::Result<std::string> public_address(const std::string& host);

}  // namespace bot::http
