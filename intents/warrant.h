// Some intents have consequences that a person would mind: a rating instead of the next fix, a
// place in a queue, the end of the chat. A bag of words may fall for "my grandson did it last time"
// or "can you order me a pizza"; such an intent therefore needs a word that says so, in English.

#pragma once

#include <string_view>

#include "intents/clauses.h"
#include "intents/words.h"

namespace intents {

// True for every intent without such consequences.
[[nodiscard]] bool is_warranted(std::string_view intent, const Clause& clause, const Words& words);

}  // namespace intents
