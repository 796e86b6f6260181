// What Slack posts to us of the agents' channel -> what an agent did in a conversation's thread.
// Pure; the signature was verified before.

#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "bot/channel/arrival.h"

namespace bot {

struct AgentWrote {
  std::string text;    // As a person reads it.
  bool files = false;  // Something was attached, which can't be passed on.
};
struct AgentPushed {
  std::string action;  // case_card.h
  std::string value;
};
struct AgentRevised {};  // Wrote anew, or took back, what they had written.

struct AgentPost {
  std::string user;
  std::string thread;  // The message that the thread hangs on.
  std::string key;     // The same for every retry; begins with "slack:".
  std::variant<AgentWrote, AgentPushed, AgentRevised> what;
};
struct Membership {  // Somebody came into the channel, or left it.
  std::string user;
  bool is_member = false;
};
struct Elsewhere {};  // Not of the agents' channel.
using AgentsEvent = std::variant<AgentPost, Membership, Ignored, Elsewhere>;

// `place` is the agents' channel, `ourselves` our user id there.
[[nodiscard]] AgentsEvent parse_agents_event(std::string_view body, const std::string& place,
                                             const std::string& ourselves);
[[nodiscard]] AgentsEvent parse_agents_interaction(std::string_view body, const std::string& place);

}  // namespace bot
