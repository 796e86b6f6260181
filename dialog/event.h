// What can happen to a conversation: a closed list, with everything that the core may know of the
// world at that moment given inside it.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dialog/reply.h"
#include "dialog/time.h"
#include "intents/understanding.h"

namespace dialog {

enum class TimerKind : std::uint8_t { Remind, Close, FollowUp };
inline constexpr std::size_t kTimerKindCount = 3;
[[nodiscard]] std::string_view to_string(TimerKind kind);
[[nodiscard]] std::optional<TimerKind> timer_kind_from(std::string_view name);

struct Said {
  intents::Understanding understanding;
};

// The button as it was sent, with the meaning it had; `stale` when a later turn has replaced it.
struct Pressed {
  Choice choice;
  bool stale = false;
};

struct TimerDue {
  TimerKind kind = TimerKind::Remind;
};

struct AgentClaimed {
  std::string agent;
};
struct AgentSaid {
  std::string agent;
  std::string text;
};
struct AgentReturned {
  std::string agent;
  std::string fix;  // "" goes back to the fix shown last.
};
struct AgentResolved {
  std::string agent;
};
struct AgentGone {
  std::string agent;
};

using What = std::variant<Said, Pressed, TimerDue, AgentClaimed, AgentSaid, AgentReturned,
                          AgentResolved, AgentGone>;

// One line of the vendor's status page.
struct ServiceStatus {
  std::string service;  // "iCloud Backup"
  bool available = true;
  std::string detail;  // The vendor's words on an outage; may be "".
};
struct StatusReading {
  std::vector<ServiceStatus> services;  // Those the pack names.
  Instant read_at;
};

// The world at the time of the event.
struct Circumstances {
  Instant now;
  std::optional<StatusReading> status;  // Empty when no feed is read or it couldn't be.
  int queue_length = 0;                 // Conversations already waiting for an agent.
  int queue_place = 0;          // This conversation's own place among them, from 1; 0: unknown.
  bool agents_present = false;  // Somebody is at the desk: only where the shell knows it.
  std::string agents_back;      // "Monday at 09:00" while nobody is there; "" where unknown.
};

struct Event {
  What what;
  Circumstances world;
};

}  // namespace dialog
