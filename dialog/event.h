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

enum class TimerKind : std::uint8_t {
  Remind,
  Close,
  FollowUp,
  Wake,          // A snooze ends.
  AgentSilence,  // The person has waited for the agent's answer for too long.
  AgentLease,    // Pushed on while the agent is at the desk, so it runs out when they are not.
  Queue,         // A word to who waits in line.
  Outage,        // A look whether an outage is over.
};
inline constexpr std::size_t kTimerKindCount = 8;
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

// `at_desk`: their presence is known there, and leaving it gives the conversation back.
struct AgentClaimed {
  std::string agent;
  bool at_desk = false;
};
struct AgentSaid {
  std::string agent;
  std::string text;
  bool at_desk = false;
};
struct AgentSentFix {  // A canned reply: the fix with its steps.
  std::string agent;
  std::string fix;
  bool at_desk = false;
};
struct AgentSnoozed {
  std::string agent;
  Instant until;
};
struct AgentWaits {
  std::string agent;
};
struct AgentTransferred {
  std::string agent;
  std::string to;  // Another agent, or "" for the queue.
  bool at_desk = false;
};
struct AgentReturned {
  std::string agent;
  std::string fix;  // "" goes back to the fix shown last.
};
struct AgentResolved {
  std::string agent;
};
struct AgentReopened {
  std::string agent;
  bool at_desk = false;
};
struct AgentNoted {  // The note itself is the shell's to keep.
  std::string agent;
};
struct AgentGone {
  std::string agent;
};

using What = std::variant<Said, Pressed, TimerDue, AgentClaimed, AgentSaid, AgentSentFix,
                          AgentSnoozed, AgentWaits, AgentTransferred, AgentReturned, AgentResolved,
                          AgentReopened, AgentNoted, AgentGone>;

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
  std::optional<Instant> agents_back_at;  // The same as a time.
  std::string agent_name;  // Of who takes it by this event, as the person knows them; "": the id.
};

struct Event {
  What what;
  Circumstances world;
};

}  // namespace dialog
