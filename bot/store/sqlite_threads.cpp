// Where agents follow conversations on a chat platform.

#include "bot/store/sqlite_store.h"

namespace bot {

std::optional<AgentThread> SqliteStore::agent_thread(std::string_view conversation) {
  auto query = database_.prepare(
      "SELECT place, root, card, shown, open, line, event, part FROM agent_threads"
      " WHERE conversation = (SELECT number FROM conversations WHERE id = ?)");
  query.bind(conversation);
  if (!query.step()) return std::nullopt;
  return AgentThread{.conversation = std::string(conversation),
                     .place = query.text(0),
                     .root = query.text(1),
                     .card = query.text(2),
                     .shown = query.text(3),
                     .open = query.integer(4) != 0,
                     .line = query.integer(5),
                     .event = query.integer(6),
                     .part = query.integer(7)};
}

std::string SqliteStore::threaded_conversation(std::string_view place, std::string_view root) {
  auto query = database_.prepare(
      "SELECT c.id FROM agent_threads t JOIN conversations c ON c.number = t.conversation"
      " WHERE t.place = ? AND t.root = ?");
  query.bind(place, root);
  return query.step() ? query.text(0) : "";
}

void SqliteStore::save_thread(const AgentThread& thread) {
  const bool saved = touches(
      "INSERT INTO agent_threads"
      " (conversation, place, root, card, shown, open, line, event, part)"
      " SELECT number, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM conversations WHERE id = ?1"
      " ON CONFLICT (conversation) DO UPDATE SET place = ?2, root = ?3, card = ?4, shown = ?5,"
      " open = ?6, line = ?7, event = ?8, part = ?9",
      thread.conversation, thread.place, thread.root, thread.card, thread.shown,
      thread.open ? 1 : 0, thread.line, thread.event, thread.part);
  if (!saved) throw RowRefused("thread: no conversation '" + thread.conversation + "'");
}

void SqliteStore::note_agent_post(std::string_view conversation, std::string_view place,
                                  std::string_view post) {
  run("INSERT INTO agent_posts (conversation, place, post)"
      " SELECT number, ?2, ?3 FROM conversations WHERE id = ?1",
      conversation, place, post);
}

}  // namespace bot
