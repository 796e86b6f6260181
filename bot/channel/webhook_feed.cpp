#include "bot/channel/webhook_feed.h"

#include "bot/channel/webhook_payload.h"
#include "bot/store/reply_codec.h"

namespace bot {
namespace {

// The number of the next event to tell, so that 0 is none.
constexpr const char* kFedMark = "webhook_events";

std::optional<Message> spoken_line(Store& store, const HandoffEvent& event) {
  if (event.seq == 0) return std::nullopt;
  auto lines = store.messages(event.conversation, event.seq - 1, 1);
  if (lines.empty()) return std::nullopt;
  return std::move(lines.front());
}

void enqueue_event(Store& store, Instant now, const HandoffEvent& event) {
  const auto conversation = store.conversation(event.conversation);
  if (!conversation) return;
  dialog::Reply reply;
  reply.lead = webhook_payload(event, *conversation, store.profile(conversation->user),
                               spoken_line(store, event));
  reply.tail = webhook_id(event);
  Outgoing outgoing;
  outgoing.conversation = event.conversation;
  outgoing.target = kWebhookChannel;
  outgoing.channel = kWebhookChannel;
  outgoing.body = encode_reply({0, reply});
  outgoing.writer = "system";
  outgoing.epoch = event.epoch;
  outgoing.due = now;
  store.enqueue(outgoing);
}

}  // namespace

void begin_webhooks(Store& store) {
  if (store.mark(kFedMark) == 0) store.raise_mark(kFedMark, store.last_handoff_event() + 1);
}

int feed_webhooks(Store& store, Instant now) {
  const auto events = store.handoff_events(store.mark(kFedMark) - 1, kWebhookPage);
  for (const HandoffEvent& event : events)
    enqueue_event(store, now, event);
  if (!events.empty()) store.raise_mark(kFedMark, events.back().id + 1);
  return static_cast<int>(events.size());
}

}  // namespace bot
