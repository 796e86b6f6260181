// The tone of a message: anger, thanks that isn't thanks, and messages of no words at all. Tone
// only: what is wanted is the classifier's business.

#pragma once

#include "intents/understanding.h"
#include "intents/words.h"

namespace intents {

struct Mood {
  bool angry = false;      // Swearing (masked or not), shouting, contempt, a threat to leave.
  bool sarcastic = false;  // Praise or thanks for something that went wrong.
  bool wordless = false;   // No letter and no digit: emoji, marks, nothing.
  Nod nod = Nod::None;     // A thumb up, a tick, a mere "y"; a thumb down, a cross.

  friend bool operator==(const Mood&, const Mood&) = default;
};

[[nodiscard]] Mood mood_of(const Words& words);

}  // namespace intents
