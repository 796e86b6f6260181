// Who has the conversation, and the clocks that come with it: every change of hands is one of these
// functions, so that owner, epoch, the handoff's state and its timers can't disagree.
//
// Says nothing to the person; the actions do.

#pragma once

#include <string>

#include "dialog/scene.h"

namespace dialog {

// Into the agents' line, or back to the old place in it.
void stand_in_line(Scene& scene, const std::string& reason);
// True when it was somebody else's before.
bool give_to_agent(Scene& scene, const std::string& agent);
// `how` is what the handoff came to: "returned", "resolved", "withdrawn", "expired".
void give_to_bot(Scene& scene, HandoffStep step, const std::string& how);

// The person waits for the agent from now on, unless they do already.
void await_agent(Scene& scene);
// The agent has answered.
void agent_answered(Scene& scene);
// Sets the clocks of an agent who owes an answer, or stops them.
void watch_agent(Scene& scene);

}  // namespace dialog
