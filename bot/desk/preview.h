// What the bot would say if it got a conversation back now. Pure: nothing of it happens.

#pragma once

#include <optional>

#include "dialog/advance.h"

namespace bot {

// Empty when the bot has it already.
[[nodiscard]] std::optional<dialog::Reply> next_words(const dialog::Brain& brain,
                                                      const dialog::Conversation& conversation,
                                                      dialog::Instant now);

}  // namespace bot
