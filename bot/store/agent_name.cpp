#include "bot/store/agent_name.h"

namespace bot {

std::string slack_agent(std::string_view user) {
  return std::string(kSlackAgent) + std::string(user);
}

std::string agent_name(Store& store, std::string_view agent) {
  if (!agent.starts_with(kSlackAgent)) return std::string(agent);
  const std::string user(agent.substr(kSlackAgent.size()));
  std::string name = store.profile({"slack", user}).name;
  return name.empty() ? "A colleague" : name;
}

}  // namespace bot
