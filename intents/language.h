// Says when a message is surely in another language than the one at hand: by its script, and for
// Latin letters by its small words. A doubt, a name, a short word that several languages share:
// then it says nothing, since an English answer to three unclear words does little harm.

#pragma once

#include <string>
#include <string_view>

#include "intents/words.h"

namespace intents {

// BCP 47 ("es", "zh", "ru"), or "" when it is `home` or unsure. Written in Latin letters: en, es,
// pt, fr, de, it, nl, tr, id, pl, vi, sv, and Hindi as it is often typed ("hi-Latn"); every common
// script.
[[nodiscard]] std::string foreign_language(const Words& words, std::string_view home);

}  // namespace intents
