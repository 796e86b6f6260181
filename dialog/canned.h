// A fix as an agent sends it with one key: why it helps, what to mind, and all its steps. The very
// reply that is sent is the one that the desk shows before. Pure.

#pragma once

#include "dialog/conversation.h"
#include "knowledge/pack.h"

namespace dialog {

[[nodiscard]] Reply canned_reply(const Conversation& now, const knowledge::Fix& fix);

// It removes something, and this phone is lost, broken or about to leave.
[[nodiscard]] bool forbidden_for(const Conversation& now, const knowledge::Fix& fix);

}  // namespace dialog
