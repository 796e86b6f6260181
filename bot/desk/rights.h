// What an agent may do with a conversation as it stands: the buttons of the desk, and what the API
// refuses. Pure.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dialog/conversation.h"

namespace bot {

enum class DeskAct : std::uint8_t {
  Claim,
  Reply,
  Fix,
  Note,
  Snooze,
  Transfer,
  Return,
  Resolve,
  Reopen,
};

// "claim"
[[nodiscard]] std::string_view to_string(DeskAct act);

// `current`: the person's next message goes here; what they have left behind can't be answered.
[[nodiscard]] std::vector<DeskAct> possible_acts(const dialog::Conversation& conversation,
                                                 const std::string& agent, bool current);

}  // namespace bot
