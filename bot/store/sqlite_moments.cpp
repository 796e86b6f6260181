// The worlds that turns were taken in. They go with their lines.

#include "bot/store/sqlite_store.h"

namespace bot {

void SqliteStore::note_moment(std::string_view conversation, std::int64_t seq,
                              const Moment& moment) {
  run("UPDATE messages SET world = ?3 WHERE seq = ?2"
      " AND conversation = (SELECT number FROM conversations WHERE id = ?1)",
      conversation, seq, encode_moment(moment));
}

std::map<std::int64_t, Moment> SqliteStore::moments(std::string_view conversation) {
  auto query = database_.prepare(
      "SELECT seq, world FROM messages WHERE world <> ''"
      " AND conversation = (SELECT number FROM conversations WHERE id = ?)");
  query.bind(conversation);
  std::map<std::int64_t, Moment> all;
  while (query.step())
    all.emplace(query.integer(0), decode_moment(query.text(1)));
  return all;
}

std::int64_t SqliteStore::keep_background(const Background& background, Instant now) {
  auto query = database_.prepare(
      "INSERT INTO backgrounds (body, at) VALUES (?, ?)"
      " ON CONFLICT (body) DO UPDATE SET at = excluded.at RETURNING id");
  query.bind(encode_background(background), now);
  return query.step() ? query.integer(0) : 0;
}

std::optional<Background> SqliteStore::background(std::int64_t id) {
  auto query = database_.prepare("SELECT body FROM backgrounds WHERE id = ?");
  query.bind(id);
  if (!query.step()) return std::nullopt;
  return decode_background(query.text(0));
}

}  // namespace bot
