// Names for conversations, for Surroundings::new_id: 16 of [a-z0-9] from the kernel's random
// source (82 bits), so that nobody can guess another person's.

#pragma once

#include <string>

namespace bot {

[[nodiscard]] std::string random_conversation_id();

}  // namespace bot
