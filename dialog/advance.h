// One turn of a conversation: a pure function from (conversation, event) to (conversation,
// effects).
//
// Nothing here reads a clock, a file, a socket or a random source. Equal inputs give equal turns,
// so any stored conversation can be replayed. Never fails: every event is answered in every state.

#pragma once

#include <vector>

#include "dialog/brain.h"
#include "dialog/conversation.h"
#include "dialog/effect.h"
#include "dialog/event.h"

namespace dialog {

struct Turn {
  Conversation next;
  std::vector<Effect> effects;  // In the order the shell carries them out.
};

[[nodiscard]] Turn advance(const Brain& brain, Conversation conversation, const Event& event);

// True when the event belongs to a new conversation of the same person rather than to this one
// (it was solved, started over, or silent for longer than resume_within). The shell then makes a
// conversation with a new id, copying told_privacy, and advances that one instead.
[[nodiscard]] bool begins_anew(const Policy& policy, const Conversation& conversation,
                               const Event& event);

}  // namespace dialog
