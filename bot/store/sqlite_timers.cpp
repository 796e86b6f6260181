// What is to happen later: timers, and bursts that end.

#include "bot/store/sqlite_store.h"

namespace bot {

void SqliteStore::set_timer(const Timer& timer) {
  const bool set = touches(
      "INSERT INTO timers (conversation, kind, due)"
      " SELECT number, ?2, ?3 FROM conversations WHERE id = ?1"
      " ON CONFLICT (conversation, kind) DO UPDATE SET due = excluded.due",
      timer.conversation, timer.kind, timer.due);
  if (!set) throw RowRefused("timer: no conversation '" + timer.conversation + "'");
}

void SqliteStore::clear_timer(std::string_view conversation, std::string_view kind) {
  run("DELETE FROM timers WHERE kind = ?2"
      " AND conversation = (SELECT number FROM conversations WHERE id = ?1)",
      conversation, kind);
}

void SqliteStore::clear_timers(std::string_view conversation) {
  run("DELETE FROM timers"
      " WHERE conversation = (SELECT number FROM conversations WHERE id = ?)",
      conversation);
}

std::optional<Instant> SqliteStore::timer(std::string_view conversation, std::string_view kind) {
  auto query = database_.prepare(
      "SELECT due FROM timers WHERE kind = ?2"
      " AND conversation = (SELECT number FROM conversations WHERE id = ?1)");
  query.bind(conversation, kind);
  if (!query.step()) return std::nullopt;
  return query.instant(0);
}

void SqliteStore::postpone_timers(std::string_view agent, std::string_view kind, Instant due) {
  if (agent.empty())
    return run("UPDATE timers SET due = ?2 WHERE kind = ?1 AND due < ?2", kind, due);
  run("UPDATE timers SET due = ?3 WHERE kind = ?2 AND due < ?3"
      " AND conversation IN (SELECT number FROM conversations WHERE agent = ?1)",
      agent, kind, due);
}

std::vector<Timer> SqliteStore::due_timers(Instant now, int limit) {
  auto query = database_.prepare(
      "SELECT c.id, t.kind, t.due FROM timers t JOIN conversations c ON c.number = t.conversation"
      " WHERE t.due <= ? ORDER BY t.due LIMIT ?");
  query.bind(now, limit);
  std::vector<Timer> timers;
  while (query.step())
    timers.push_back({query.text(0), query.text(1), query.instant(2)});
  return timers;
}

void SqliteStore::hold(const Held& held, Instant due) {
  atomically([&] {
    run("INSERT INTO held (user, channel, target, text, held_secret, at, due, message)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        held.user.id, held.user.channel, held.target, held.text, held.held_secret ? 1 : 0, held.at,
        due, held.message);
    run("UPDATE held SET due = ?3 WHERE user = ?1 AND channel = ?2", held.user.id,
        held.user.channel, due);
  });
}

std::vector<Held> SqliteStore::held(const User& user) {
  auto query = database_.prepare(
      "SELECT target, text, held_secret, at, message FROM held WHERE user = ? AND channel = ?"
      " ORDER BY id");
  query.bind(user.id, user.channel);
  std::vector<Held> list;
  while (query.step()) {
    list.push_back({user, query.text(0), query.text(1), query.integer(2) != 0, query.instant(3),
                    query.text(4)});
  }
  return list;
}

void SqliteStore::drop_held(const User& user) {
  run("DELETE FROM held WHERE user = ? AND channel = ?", user.id, user.channel);
}

std::vector<User> SqliteStore::bursts_due(Instant now, int limit) {
  auto query = database_.prepare(
      "SELECT channel, user FROM held WHERE due <= ? GROUP BY channel, user"
      " ORDER BY min(due), min(id) LIMIT ?");
  query.bind(now, limit);
  std::vector<User> users;
  while (query.step())
    users.push_back({query.text(0), query.text(1)});
  return users;
}

std::optional<Instant> SqliteStore::next_due() {
  auto query = database_.prepare(
      "SELECT min(due) FROM (SELECT min(due) AS due FROM timers"
      " UNION ALL SELECT min(due) FROM held)");
  if (!query.step() || query.null(0)) return std::nullopt;
  return query.instant(0);
}

}  // namespace bot
