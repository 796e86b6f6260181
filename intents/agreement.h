// Whether a message agrees in so many words. The classifier says what sounds like a yes; before
// something is removed that isn't enough ("sounds scary" does, too).

#pragma once

#include "intents/words.h"

namespace intents {

// "yes", "ok then", "go ahead": with no denial, condition or question anywhere in it.
[[nodiscard]] bool agrees_in_words(const Words& words);

// "ok", "alright" and nothing else: heard, which need not mean done.
[[nodiscard]] bool only_acknowledges(const Words& words);

// "I don't want to lose his pictures": about what would go, that it is to stay.
[[nodiscard]] bool wants_to_keep(const Words& words);

// "delete my data", "forget our chat": what is stored here is named, and not a backup or an app.
[[nodiscard]] bool names_stored_data(const Words& words);

}  // namespace intents
