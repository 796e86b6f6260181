// Under what the answer to a person's erasing message is kept: a hash, from which neither the
// person nor the key can be read, so that a retry gets the same answer and an export finds nothing.

#pragma once

#include <string>

#include "bot/engine/engine.h"

namespace bot {

[[nodiscard]] User erased_user(const Incoming& incoming);
[[nodiscard]] std::string erased_key(const Incoming& incoming);

}  // namespace bot
