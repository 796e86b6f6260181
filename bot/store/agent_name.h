// How an agent is called. On the desk by the name they sign in with; in Slack they are known by an
// id, and called as Slack calls them.

#pragma once

#include <string>
#include <string_view>

#include "bot/store/store.h"

namespace bot {

inline constexpr std::string_view kSlackAgent = "slack:";

// "slack:U123"
[[nodiscard]] std::string slack_agent(std::string_view user);
// "Ann" of "slack:U123", if she is known; never the id.
[[nodiscard]] std::string agent_name(Store& store, std::string_view agent);

}  // namespace bot
