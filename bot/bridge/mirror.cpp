#include "bot/bridge/mirror.h"

#include <utility>
#include <vector>

#include "bot/bridge/case_card.h"
#include "bot/bridge/story.h"
#include "bot/channel/foreign_json.h"
#include "bot/crypto/digest.h"
#include "bot/store/agent_name.h"
#include "bot/store/reply_codec.h"

namespace bot {
namespace {

using dialog::OwnerKind;

constexpr int kPage = 500;       // Events,
constexpr int kPagesAtOnce = 4;  // so that nobody waits for who has many to catch up with.

bool handed_over(const StoredConversation& stored) {
  return stored.conversation.owner.kind != OwnerKind::Bot;
}

std::string time_in(const std::string& answer) {
  const auto body = foreign_object(answer);
  return body ? text_at(*body, {"ts"}) : "";
}

// `thread` with so much of `items` told.
void advance(AgentThread& thread, const std::vector<StoryItem>& items, const Posted& posted) {
  thread.part = static_cast<std::int64_t>(posted.parts);
  if (posted.lines == 0) return;
  thread.line = items[posted.lines - 1].upto_line;
  thread.event = items[posted.lines - 1].upto_event;
}

// Unless who it is about was erased meanwhile.
void keep(Store& store, const AgentThread& thread) {
  if (store.conversation(thread.conversation)) store.save_thread(thread);
}

// A row that tells agents something.
Outgoing row_to(const std::string& place, const std::string& conversation, std::string body) {
  Outgoing row;
  row.conversation = conversation;
  row.target = place;
  row.channel = kAgentsChannel;
  row.body = std::move(body);
  row.writer = "system";
  return row;
}

}  // namespace

void Mirror::gather(Store& store, Instant now) {
  for (int page = 0; page < kPagesAtOnce; ++page) {
    const auto events = store.handoff_events(store.mark(kAgentsChannel), kPage);
    if (events.empty()) return;
    for (const HandoffEvent& event : events) {
      if (store.has_waiting(event.conversation, place_)) continue;
      if (wanted(store, event.conversation)) enqueue(store, event.conversation, now);
    }
    store.raise_mark(kAgentsChannel, events.back().id);
  }
}

bool Mirror::wanted(Store& store, const std::string& conversation) const {
  const auto stored = store.conversation(conversation);
  if (!stored) return false;
  return handed_over(*stored) || store.agent_thread(conversation).has_value();
}

void Mirror::enqueue(Store& store, const std::string& conversation, Instant now) const {
  dialog::Reply reply;
  reply.lead = "tells agents what is new";
  Outgoing row = row_to(place_, conversation, encode_reply({0, reply}));
  row.due = now;
  store.enqueue(row);
}

std::optional<Composed> Mirror::compose(Store& store, const Outgoing& row, bool plain) {
  if (const auto body = foreign_object(row.body); body && body->contains("post")) {
    return take_back(row.target, text_at(*body, {"post"}));
  }
  const auto stored = store.conversation(row.conversation);
  if (!stored) return std::nullopt;
  auto thread = store.agent_thread(row.conversation);
  if (thread && thread->place != place_) thread.reset();  // Agents have another channel now.
  if (!thread && !handed_over(*stored)) return std::nullopt;
  if (!thread) {
    AgentThread fresh;
    fresh.conversation = row.conversation;
    fresh.place = place_;
    return card(store, *stored, fresh, plain);
  }
  if (handed_over(*stored) && !thread->open) return card(store, *stored, *thread, plain);
  if (auto told = lines(store, *stored, *thread, plain)) return told;
  return update(store, *stored, *thread, plain);
}

Call Mirror::card_of(Store& store, const StoredConversation& stored, const std::string& target,
                     bool plain) const {
  const dialog::Owner& owner = stored.conversation.owner;
  const CaseCard card{person_name(store, stored.user), stored.user.channel,
                      owner.kind == OwnerKind::Agent ? agent_name(store, owner.agent) : ""};
  return post_card(card, *pack_, stored.conversation, target, plain ? Blocks::No : Blocks::Yes);
}

Composed Mirror::card(Store& store, const StoredConversation& stored, AgentThread thread,
                      bool plain) const {
  const std::string target = thread.root.empty() ? place_ : place_ + '/' + thread.root;
  thread.open = handed_over(stored);
  thread.shown = sha256(card_of(store, stored, place_, false).body);
  return {card_of(store, stored, target, plain), false, false,
          [thread](Store& there, const std::string& answer) mutable {
            thread.card = time_in(answer);
            if (thread.root.empty()) thread.root = thread.card;
            note(there, thread, thread.card);
            keep(there, thread);
          }};
}

std::optional<Composed> Mirror::lines(Store& store, const StoredConversation& stored,
                                      AgentThread thread, bool plain) const {
  const auto items = story_of(store, *pack_, stored, thread);
  if (items.empty()) return std::nullopt;
  std::vector<ThreadLine> all;
  all.reserve(items.size());
  for (const StoryItem& item : items)
    all.push_back(item.line);
  const std::string target = place_ + '/' + thread.root;
  const auto parts = static_cast<std::size_t>(thread.part);
  const Posted posted =
      plain ? post_lines_plain(all, parts, target) : post_lines(all, parts, target);
  advance(thread, items, posted);
  return Composed{posted.call, false, false, [thread](Store& there, const std::string& answer) {
                    note(there, thread, time_in(answer));
                    keep(there, thread);
                  }};
}

std::optional<Composed> Mirror::update(Store& store, const StoredConversation& stored,
                                       AgentThread thread, bool plain) const {
  const Call now = card_of(store, stored, place_, false);
  const std::string digest = sha256(now.body);
  if (thread.shown == digest) return std::nullopt;
  thread.shown = digest;
  thread.open = handed_over(stored);
  const Call& call = plain ? card_of(store, stored, place_, true) : now;
  return Composed{update_card(call, thread.card), true, false,
                  [thread](Store& there, const std::string&) { keep(there, thread); }};
}

Composed Mirror::take_back(const std::string& place, const std::string& post) {
  return {{"chat.delete", written({{"channel", place}, {"ts", post}})},
          true,
          true,
          [](Store&, const std::string&) {}};
}

// Who was erased while it was on its way is not to be read of.
void Mirror::note(Store& store, const AgentThread& thread, const std::string& post) {
  if (post.empty()) return;
  if (store.conversation(thread.conversation)) {
    store.note_agent_post(thread.conversation, thread.place, post);
    return;
  }
  store.enqueue(
      row_to(thread.place, thread.conversation,
             written({{"seq", 0}, {"lead", "takes back what agents were shown"}, {"post", post}})));
}

}  // namespace bot
