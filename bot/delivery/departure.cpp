#include "bot/delivery/departure.h"

namespace bot {

void depart(Store& store, Instant now, std::string_view conversation) {
  store.drop_waiting(conversation);
  store.clear_timers(conversation);
  auto stored = store.conversation(conversation);
  if (!stored || stored->conversation.state == dialog::State::Closed) return;
  dialog::Conversation& left = stored->conversation;
  left.resume_state = left.state;
  left.state = dialog::State::Closed;
  left.closing = dialog::Closing::Stopped;
  if (left.owner.kind != dialog::OwnerKind::Bot) {
    left.resume_state = left.fix.empty() ? dialog::State::Welcome : dialog::State::OfferingFix;
    left.owner = {};
    left.handoff.clear();
    ++left.owner_epoch;
  }
  left.choices.clear();
  left.follow_up_set = false;
  stored->updated = now;
  store.save(*stored);
}

}  // namespace bot
