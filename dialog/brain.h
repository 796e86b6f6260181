// What the dialog knows beside the conversation: the article, the policy, and what was learned.
// Values that stay the same during a turn.

#pragma once

#include <map>
#include <string>

#include "dialog/time.h"
#include "knowledge/pack.h"

namespace dialog {

// How often a fix helped for a symptom, counted over past conversations.
struct Tally {
  int solved = 0;
  int failed = 0;
};
using Experience = std::map<std::string, std::map<std::string, Tally>>;  // Symptom -> fix -> tally.

struct Policy {
  Duration remind_after = std::chrono::minutes(30);
  Duration close_after = std::chrono::hours(24);
  Duration resume_within = std::chrono::hours(24 * 7);
  Duration agent_silence = std::chrono::minutes(15);  // Until an agent's conversation goes back.
  Duration agent_lease = std::chrono::minutes(2);     // The same for one who has left the desk.
  Duration queue_word = std::chrono::minutes(10);     // Until who waits is told the place again.
  int retain_days = 90;                               // Said to the person; the shell does it.
};

// All that stays the same from turn to turn. `pack` is not owned and must outlive the brain.
struct Brain {
  const knowledge::Pack* pack = nullptr;
  Policy policy;
  Experience experience;
};

}  // namespace dialog
