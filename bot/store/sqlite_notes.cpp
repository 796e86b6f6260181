// What agents note beside a transcript.

#include "bot/store/sqlite_store.h"

namespace bot {
namespace {

// Column order of every query that ends in `read_note`.
Note read_note(const sqlite::Statement& row) {
  return {row.integer(0), row.text(1), row.text(2), row.instant(3), row.text(4)};
}

}  // namespace

Note SqliteStore::add_note(std::string_view conversation, const Note& note) {
  return atomically([&] {
    const bool added = touches(
        "INSERT INTO notes (conversation, key, agent, at, text)"
        " SELECT number, ?2, ?3, ?4, ?5 FROM conversations WHERE id = ?1"
        " ON CONFLICT (conversation, key) DO NOTHING",
        conversation, note.key, note.agent, note.at, note.text);
    if (added) touch(conversation);
    auto query = database_.prepare(
        "SELECT id, key, agent, at, text FROM notes WHERE key = ?2"
        " AND conversation = (SELECT number FROM conversations WHERE id = ?1)");
    query.bind(conversation, note.key);
    if (!query.step()) {
      throw RowRefused("note: no conversation '" + std::string(conversation) + "'");
    }
    return read_note(query);
  });
}

std::vector<Note> SqliteStore::notes(std::string_view conversation) {
  auto query = database_.prepare(
      "SELECT id, key, agent, at, text FROM notes"
      " WHERE conversation = (SELECT number FROM conversations WHERE id = ?) ORDER BY id");
  query.bind(conversation);
  std::vector<Note> list;
  while (query.step())
    list.push_back(read_note(query));
  return list;
}

}  // namespace bot
