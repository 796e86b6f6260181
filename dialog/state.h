// The names of the finite-state dialog manager: where a conversation can be, what can happen to
// it, and who may speak. table.h says how they hang together.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dialog {

enum class State : std::uint8_t {
  Welcome,
  AskingSymptom,
  OfferingFix,
  WalkingSteps,
  ConfirmingRisk,
  OfferingHandoff,
  WaitingForAgent,
  WithAgent,
  Rating,
  Closed,
};
inline constexpr std::size_t kStateCount = 10;

// "offering_fix", and back.
[[nodiscard]] std::string_view to_string(State state);
[[nodiscard]] std::optional<State> state_from(std::string_view name);

// Who may speak to the person. Exactly one at any time; each change makes the epoch grow.
enum class OwnerKind : std::uint8_t { Bot, Queue, Agent };

struct Owner {
  OwnerKind kind = OwnerKind::Bot;
  std::string agent;  // A name when kind is Agent, else "".

  friend bool operator==(const Owner&, const Owner&) = default;
};

// "agent:ann": how an agent is told from others who act, write or own.
[[nodiscard]] std::string agent_actor(std::string_view agent);
// The agent of "agent:ann"; "" of anybody else.
[[nodiscard]] std::string_view agent_of(std::string_view actor);

// "bot", "queue", "agent:ann", and back.
[[nodiscard]] std::string to_string(const Owner& owner);
[[nodiscard]] std::optional<Owner> owner_from(std::string_view text);

}  // namespace dialog
