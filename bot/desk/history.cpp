#include "bot/desk/history.h"

namespace bot {
std::vector<Ownership> owners_of(const std::vector<HandoffEvent>& events) {
  std::vector<Ownership> owners;
  std::int64_t epoch = 0;
  for (const HandoffEvent& event : events) {
    // The lines of a turn stand around what it did.
    if (event.kind == dialog::HappeningKind::Message || event.epoch == epoch) continue;
    epoch = event.epoch;
    owners.push_back(
        {epoch, event.owner, event.handoff, event.at, std::string(dialog::agent_of(event.actor))});
  }
  return owners;
}

}  // namespace bot
