#include "bot/delivery/departure.h"

namespace bot {

void depart(Store& store, Instant now, std::string_view conversation) {
  auto stored = store.conversation(conversation);
  if (!stored) return;
  store.drop_waiting(conversation, stored->user.channel);
  store.clear_timers(conversation);
  if (stored->conversation.state == dialog::State::Closed) return;
  dialog::Conversation& left = stored->conversation;
  left.resume_state = left.state;
  left.state = dialog::State::Closed;
  left.closing = dialog::Closing::Stopped;
  if (left.owner.kind != dialog::OwnerKind::Bot) {
    left.resume_state = left.fix.empty() ? dialog::State::Welcome : dialog::State::OfferingFix;
    dialog::release(left, dialog::HandoffStep::Withdraw);
    HandoffEvent event = happened_to(left, now, dialog::HappeningKind::Withdrawn, "system");
    event.detail = "can't be reached any more";
    store.log_handoff(event);
  }
  left.choices.clear();
  left.follow_up_set = false;
  stored->updated = now;
  store.save(*stored);
}

}  // namespace bot
