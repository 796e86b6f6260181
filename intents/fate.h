// What became, or will become, of the phone: lost, broken, about to leave its owner. Then nothing
// on it may be removed, so a doubtful sentence counts; an "if", a denial, or an old phone that a
// new one has replaced doesn't.

#pragma once

#include "intents/understanding.h"
#include "intents/words.h"

namespace intents {

[[nodiscard]] Fate fate_in(const Words& words);

}  // namespace intents
