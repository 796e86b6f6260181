// A password as an operator gives it: typed without being shown, twice; or the first line of what
// is piped in. Never an argument, which others on the machine could read.

#pragma once

#include <string>

#include "bot/command/command.h"
#include "knowledge/result.h"

namespace bot::command {

// The error says that there is none, or that the two differ.
[[nodiscard]] knowledge::Result<std::string> enter_password(Console& console);

}  // namespace bot::command
