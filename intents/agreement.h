// Whether a message agrees in so many words. The classifier says what sounds like a yes; before
// something is removed that isn't enough ("sounds scary" does, too).

#pragma once

#include "intents/words.h"

namespace intents {

// "yes", "ok then", "go ahead": and no denial anywhere in it.
[[nodiscard]] bool agrees_in_words(const Words& words);

}  // namespace intents
