// A person who can't be written to any more: the conversation ends without a word.

#pragma once

#include <string_view>

#include "bot/store/store.h"

namespace bot {

// Inside a transaction. Closes it, clears its timers, drops what waits to be sent and gives it back
// from the queue or an agent. What they write later resumes it, as after any closing.
void depart(Store& store, Instant now, std::string_view conversation);

}  // namespace bot
