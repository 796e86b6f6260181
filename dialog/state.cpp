#include "dialog/state.h"

#include <algorithm>

namespace dialog {
namespace {

constexpr std::array<std::string_view, kStateCount> kStateNames = {
    "welcome",          "asking_symptom",    "offering_fix", "walking_steps", "confirming_risk",
    "offering_handoff", "waiting_for_agent", "with_agent",   "rating",        "closed"};
constexpr std::string_view kAgentPrefix = "agent:";

}  // namespace

std::string_view to_string(State state) { return kStateNames[static_cast<std::size_t>(state)]; }

std::optional<State> state_from(std::string_view name) {
  const auto found = std::find(kStateNames.begin(), kStateNames.end(), name);
  if (found == kStateNames.end()) return std::nullopt;
  return static_cast<State>(found - kStateNames.begin());
}

std::string agent_actor(std::string_view agent) {
  return std::string(kAgentPrefix) + std::string(agent);
}

std::string_view agent_of(std::string_view actor) {
  return actor.starts_with(kAgentPrefix) ? actor.substr(kAgentPrefix.size()) : std::string_view();
}

std::string to_string(const Owner& owner) {
  if (owner.kind == OwnerKind::Bot) return "bot";
  if (owner.kind == OwnerKind::Queue) return "queue";
  return agent_actor(owner.agent);
}

std::optional<Owner> owner_from(std::string_view text) {
  if (text == "bot") return Owner{};
  if (text == "queue") return Owner{OwnerKind::Queue, ""};
  if (!text.starts_with(kAgentPrefix)) return std::nullopt;
  return Owner{OwnerKind::Agent, std::string(text.substr(kAgentPrefix.size()))};
}

}  // namespace dialog
