// Where the agents meet: what all of the desk's handlers work with, and what is known of the agents
// who are there now.
//
// Thread safety: the memory is the engine's thread's alone; the rest stays as it is.

#pragma once

#include <string>
#include <utility>

#include "bot/desk/attendance.h"
#include "bot/desk/presence.h"
#include "bot/engine/engine.h"
#include "dialog/brain.h"

namespace bot {

struct Room {
  // `opened` makes its numbers larger than those of the room before it.
  Room(dialog::Brain its_brain, Instant opened)
      : brain(std::move(its_brain)),
        attendance(brain.policy.agent_lease),
        first_number(opened.time_since_epoch().count()) {}

  Engine* engine = nullptr;   // Not owned; set before anything is asked.
  const dialog::Brain brain;  // The pack and the policy; what was learned isn't needed.

  DeskPresence presence;
  Attendance attendance;
  const std::int64_t first_number;

  [[nodiscard]] const knowledge::Pack& pack() const { return *brain.pack; }
  // Grows whenever who is there, looks or types has changed by now.
  [[nodiscard]] std::int64_t presence_number(Instant now) {
    return first_number + presence.number(now) + attendance.number(now);
  }
};

}  // namespace bot
