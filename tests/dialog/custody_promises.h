// What must hold of every turn, whoever has the conversation: owner, epoch, the handoff's state and
// its clocks tell one story. Each says which promise is broken; "" when none is.

#pragma once

#include <string>

#include "dialog/advance.h"

namespace tests {

[[nodiscard]] std::string broken_custody(const dialog::Conversation& from,
                                         const dialog::Turn& turn);

// Whoever is told what happened to a handoff hears of every change of hands.
[[nodiscard]] std::string broken_story(const dialog::Conversation& from, const dialog::What& what,
                                       const dialog::Turn& turn);

// What a person says to an agent adds to what is known, and replaces nothing of it.
[[nodiscard]] std::string broken_packet(const dialog::Conversation& from,
                                        const dialog::Conversation& next);

// A timer arms only what comes later in life: nothing runs in a circle by itself.
[[nodiscard]] bool may_arm(dialog::TimerKind fired, dialog::TimerKind armed);

}  // namespace tests
