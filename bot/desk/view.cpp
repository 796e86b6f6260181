#include "bot/desk/view.h"

#include "bot/desk/desk_json.h"
#include "bot/desk/preview.h"
#include "bot/store/agent_name.h"

namespace bot {

int View::place_of(const Overview& overview) const {
  const dialog::Conversation& conversation = overview.stored.conversation;
  const bool waits = conversation.owner.kind == dialog::OwnerKind::Queue;
  return waits ? store.waiting_ahead(conversation.id) + 1 : 0;
}

Json View::summary(const Overview& overview) const { return summary(overview, place_of(overview)); }

Json View::summary(const Overview& overview, int place) const {
  const dialog::Conversation& conversation = overview.stored.conversation;
  Json json = summary_json(room.pack(), overview, place);
  if (!conversation.owner.agent.empty())
    json["agent"] = agent_name(store, conversation.owner.agent);
  return json;
}

bool View::current(const StoredConversation& stored) const {
  const auto current = store.current_conversation(stored.user);
  return current && current->conversation.id == stored.conversation.id;
}

std::vector<DeskAct> View::can(const StoredConversation& stored) const {
  return possible_acts(stored.conversation, agent, current(stored));
}

std::optional<Undo> View::undo(const StoredConversation& stored) const {
  return undo(stored, store.handoff_events_of(stored.conversation.id));
}

std::optional<Undo> View::undo(const StoredConversation& stored,
                               const std::vector<HandoffEvent>& events) const {
  return current(stored) ? undo_of(events, stored.conversation, agent, now) : std::nullopt;
}

Json View::acted(const Overview& overview, std::optional<std::int64_t> seq) const {
  return {{"summary", summary(overview)},
          {"can", acts_json(can(overview.stored))},
          {"undo", undo_json(undo(overview.stored))},
          {"seq", seq ? Json(*seq) : Json()}};
}

Json View::detail(const Overview& overview) const {
  const dialog::Conversation& conversation = overview.stored.conversation;
  Json notes = Json::array();
  for (Note& note : store.notes(conversation.id)) {
    note.agent = agent_name(store, note.agent);
    notes.push_back(note_json(note));
  }
  const auto events = store.handoff_events_of(conversation.id);
  const auto handoffs = episodes_of(events);
  auto owners = owners_of(events);
  for (Ownership& change : owners)
    change.by = agent_name(store, change.by);
  return {{"summary", summary(overview)},
          {"packet", packet_json(room.pack(), conversation, now)},
          {"notes", std::move(notes)},
          {"owners", owners_json(owners)},
          {"times", times_json(handoffs.empty() ? Episode{} : handoffs.back())},
          {"preview", preview_json(next_words(room.brain, conversation, now))},
          {"canned", canned_json(room.pack(), conversation)},
          {"watchers", watchers_json(room.presence.watchers(conversation.id, now))},
          {"can", acts_json(can(overview.stored))},
          {"undo", undo_json(undo(overview.stored, events))}};
}

Json View::box(const BoxQuery& query) const {
  const BoxPage page = store.box(query);
  const bool in_line = query.box == Box::Queue && query.search.empty();
  Json rows = Json::array();
  int place = 0;
  for (const Overview& row : page.rows) {
    // Those of the queue stand one behind the other: who is ahead of them is counted once.
    place = in_line && place > 0 ? place + 1 : place_of(row);
    rows.push_back(summary(row, place));
  }
  return {{"conversations", std::move(rows)},
          {"next", or_null(page.next)},
          {"counts", counts_json(store.box_counts(agent))}};
}

Json View::transcript(const std::string& conversation, std::int64_t after, int limit) const {
  const auto messages = store.messages(conversation, after, limit);
  const auto fates = store.undelivered(conversation);
  Json lines = Json::array();
  for (const Message& message : messages)
    lines.push_back(transcript_line_json(message, fates));
  return {{"messages", std::move(lines)}, {"next", messages.empty() ? after : messages.back().seq}};
}

}  // namespace bot
