#include "bot/desk/undo.h"

#include <algorithm>

namespace bot {
namespace {

using Kind = dialog::HappeningKind;
using Events = std::vector<HandoffEvent>;

// A note changes nothing, so it may come between.
bool is_act(const HandoffEvent& event) {
  return event.kind != Kind::Note && !dialog::agent_of(event.actor).empty();
}

// Nobody has had it before, or it was with the bot.
bool was_bots(const Events& events, std::int64_t epoch) {
  const auto before = std::find_if(events.rbegin(), events.rend(),
                                   [&](const HandoffEvent& event) { return event.epoch < epoch; });
  return before == events.rend() || before->owner.kind == dialog::OwnerKind::Bot;
}

// The act, and what undoes it.
std::optional<Undo> undoing(const Events& events, const HandoffEvent& last,
                            const std::string& agent) {
  switch (last.kind) {
    case Kind::Assigned:
      if (last.owner.agent != agent) return std::nullopt;  // Given to somebody else.
      if (was_bots(events, last.epoch)) {
        return Undo{DeskAct::Claim, {}, dialog::AgentReturned{agent, ""}};
      }
      return Undo{DeskAct::Claim, {}, dialog::AgentTransferred{agent, "", false}};
    case Kind::Snoozed:
    case Kind::Waiting:
      return Undo{DeskAct::Snooze, {}, dialog::AgentClaimed{agent, true}};  // Goes on with it.
    case Kind::Resolved:
      return Undo{DeskAct::Resolve, {}, dialog::AgentReopened{agent, true}};
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Undo> undo_of(const Events& events, const dialog::Conversation& conversation,
                            const std::string& agent, Instant now) {
  const auto last = std::find_if(events.rbegin(), events.rend(), is_act);
  if (last == events.rend()) return std::nullopt;
  const bool stands = dialog::agent_of(last->actor) == agent &&
                      last->epoch == conversation.owner_epoch &&
                      last->handoff == conversation.handoff && now < last->at + kUndoWithin;
  if (!stands) return std::nullopt;
  auto undo = undoing(events, *last, agent);
  if (undo) undo->until = last->at + kUndoWithin;
  return undo;
}

}  // namespace bot
