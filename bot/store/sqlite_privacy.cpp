// What is kept of a person: all of it, or none of it, and nothing for longer than was promised.

#include <limits>
#include <utility>

#include "bot/store/sqlite_store.h"

namespace bot {
namespace {

constexpr int kAll = std::numeric_limits<int>::max();

}  // namespace

UserData::Talk SqliteStore::export_talk(std::string_view id) {
  UserData::Talk talk;
  if (auto stored = conversation(id)) talk.stored = std::move(*stored);
  talk.messages = messages(id, 0, kAll);
  talk.outgoing = undelivered_of(id);
  talk.handoffs = handoff_events_of(id);
  talk.thread = agent_thread(id);
  talk.notes = notes(id);
  auto timers = database_.prepare(
      "SELECT kind, due FROM timers"
      " WHERE conversation = (SELECT number FROM conversations WHERE id = ?) ORDER BY kind");
  timers.bind(id);
  while (timers.step())
    talk.timers.push_back({std::string(id), timers.text(0), timers.instant(1)});
  return talk;
}

std::vector<UserData::Remembered> SqliteStore::answers_of(const User& user) {
  auto query = database_.prepare(
      "SELECT key, fingerprint, body, at FROM answers WHERE user = ? AND channel = ? ORDER BY id");
  query.bind(user.id, user.channel);
  std::vector<UserData::Remembered> list;
  while (query.step()) {
    list.push_back({query.text(0), {query.text(1), query.text(2)}, query.instant(3)});
  }
  return list;
}

UserData SqliteStore::export_user(const User& user) {
  return atomically([&] {
    UserData data;
    data.user = user;
    data.profile = profile(user);
    auto ids = database_.prepare(
        "SELECT id FROM conversations WHERE user = ? AND channel = ? ORDER BY number");
    ids.bind(user.id, user.channel);
    while (ids.step())
      data.talks.push_back(export_talk(ids.text(0)));
    data.answers = answers_of(user);
    data.held = held(user);
    for (SetAside& event : set_aside_events(kAll)) {
      if (event.user == user) data.set_aside.push_back(std::move(event));
    }
    return data;
  });
}

std::vector<User> SqliteStore::users_named(std::string_view id) {
  auto query = database_.prepare(
      "SELECT channel FROM conversations WHERE user = ?1"
      " UNION SELECT channel FROM answers WHERE user = ?1"
      " UNION SELECT channel FROM held WHERE user = ?1"
      " UNION SELECT channel FROM people WHERE user = ?1"
      " UNION SELECT channel FROM set_aside WHERE user = ?1 ORDER BY channel");
  query.bind(id);
  std::vector<User> users;
  while (query.step())
    users.push_back({query.text(0), std::string(id)});
  return users;
}

bool SqliteStore::erase_user(const User& user) {
  return atomically([&] {
    bool erased = touches(
        "DELETE FROM outbox WHERE conversation IN"
        " (SELECT id FROM conversations WHERE user = ? AND channel = ?)",
        user.id, user.channel);
    // Transcripts, notes, timers and handoff events go with their conversations.
    for (const char* sql : {"DELETE FROM conversations WHERE user = ? AND channel = ?",
                            "DELETE FROM answers WHERE user = ? AND channel = ?",
                            "DELETE FROM held WHERE user = ? AND channel = ?",
                            "DELETE FROM people WHERE user = ? AND channel = ?",
                            "DELETE FROM set_aside WHERE user = ? AND channel = ?"}) {
      erased = touches(sql, user.id, user.channel) || erased;
    }
    has_erased_ = has_erased_ || erased;
    return erased;
  });
}

// The log keeps pages as they were before: all of it goes into the database, where secure_delete
// has overwritten what is gone, and the file is cut to nothing.
bool SqliteStore::scrub(std::chrono::milliseconds patience) {
  database_.set_patience(patience);
  bool done = false;
  {
    auto checkpoint = database_.prepare("PRAGMA wal_checkpoint(TRUNCATE)");
    done = checkpoint.step() && checkpoint.integer(0) == 0;
  }
  database_.set_patience(sqlite::kPatience);
  return done;
}

bool SqliteStore::changed_elsewhere() {
  auto version = database_.prepare("PRAGMA data_version");
  if (!version.step()) return false;
  const std::int64_t seen = std::exchange(seen_version_, version.integer(0));
  return seen != 0 && seen != seen_version_;
}

bool SqliteStore::erase_older(Instant before, int limit) {
  return atomically([&] {
    // Ids grow with time, so the oldest rows are the first ones and no index by age is needed.
    bool erased = touches(
        "DELETE FROM messages WHERE at < ?1"
        " AND id IN (SELECT id FROM messages ORDER BY id LIMIT ?2)",
        before, limit);
    erased = touches(
                 "DELETE FROM set_aside WHERE at < ?1"
                 " AND id IN (SELECT id FROM set_aside ORDER BY id LIMIT ?2)",
                 before, limit) ||
             erased;
    erased = touches(
                 "DELETE FROM handoff_events WHERE at < ?1"
                 " AND id IN (SELECT id FROM handoff_events ORDER BY id LIMIT ?2)",
                 before, limit) ||
             erased;
    erased = touches(
                 "DELETE FROM notes WHERE at < ?1"
                 " AND id IN (SELECT id FROM notes ORDER BY id LIMIT ?2)",
                 before, limit) ||
             erased;
    erased = touches(
                 "DELETE FROM outbox WHERE at < ?1 AND state <> 'waiting'"
                 " AND id IN (SELECT id FROM outbox ORDER BY id LIMIT ?2)",
                 before, limit) ||
             erased;
    erased = touches(
                 "DELETE FROM conversations WHERE number IN (SELECT number FROM conversations"
                 " WHERE updated_at < ?1 ORDER BY updated_at LIMIT ?2)",
                 before, limit) ||
             erased;
    // Whoever comes back is made known again.
    run("DELETE FROM people WHERE at < ?1 AND NOT EXISTS (SELECT 1 FROM conversations AS c"
        " WHERE c.user = people.user AND c.channel = people.channel)",
        before);
    run("DELETE FROM backgrounds WHERE at < ?1", before);
    // A desk that hasn't looked for so many changes is told nothing of what went before.
    run("DELETE FROM gone WHERE change < (SELECT count - 10000 FROM change_count)");
    has_erased_ = has_erased_ || erased;
    return erased;
  });
}

bool SqliteStore::forget_answers(Instant before, int limit) {
  return touches(
      "DELETE FROM answers WHERE at < ?1"
      " AND id IN (SELECT id FROM answers ORDER BY id LIMIT ?2)",
      before, limit);
}

}  // namespace bot
