#include "dialog/state.h"

#include <algorithm>

namespace dialog {
namespace {

constexpr std::array<std::string_view, kStateCount> kNames = {
    "welcome",          "asking_symptom",    "offering_fix", "walking_steps", "confirming_risk",
    "offering_handoff", "waiting_for_agent", "with_agent",   "rating",        "closed"};
constexpr std::string_view kAgentPrefix = "agent:";

}  // namespace

std::string_view to_string(State state) { return kNames[static_cast<std::size_t>(state)]; }

std::optional<State> state_from(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<State>(found - kNames.begin());
}

std::string to_string(const Owner& owner) {
  if (owner.kind == OwnerKind::Bot) return "bot";
  if (owner.kind == OwnerKind::Queue) return "queue";
  return std::string(kAgentPrefix) + owner.agent;
}

std::optional<Owner> owner_from(std::string_view text) {
  if (text == "bot") return Owner{};
  if (text == "queue") return Owner{OwnerKind::Queue, ""};
  if (!text.starts_with(kAgentPrefix)) return std::nullopt;
  return Owner{OwnerKind::Agent, std::string(text.substr(kAgentPrefix.size()))};
}

}  // namespace dialog
