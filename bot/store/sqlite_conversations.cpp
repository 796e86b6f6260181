// Conversations as rows: what is searched for is a column, everything else is JSON in `body`.

#include "bot/store/conversation_codec.h"
#include "bot/store/sqlite_store.h"

namespace bot {
namespace {

// Column order of every query that ends in `read_conversation`.
StoredConversation read_conversation(const sqlite::Statement& row) {
  return {.user = {row.text(0), row.text(1)},
          .target = row.text(2),
          .conversation = decode_conversation(row.text(3)),
          .created = row.instant(4),
          .updated = row.instant(5)};
}

}  // namespace

std::optional<StoredConversation> SqliteStore::current_conversation(const User& user) {
  auto query = database_.prepare(
      "SELECT channel, user, target, body, created_at, updated_at FROM conversations"
      " WHERE user = ? AND channel = ? ORDER BY number DESC LIMIT 1");
  query.bind(user.id, user.channel);
  if (!query.step()) return std::nullopt;
  return read_conversation(query);
}

std::optional<StoredConversation> SqliteStore::conversation(std::string_view id) {
  auto query = database_.prepare(
      "SELECT channel, user, target, body, created_at, updated_at FROM conversations"
      " WHERE id = ?");
  query.bind(id);
  if (!query.step()) return std::nullopt;
  return read_conversation(query);
}

void SqliteStore::save(const StoredConversation& stored) {
  const dialog::Conversation& conversation = stored.conversation;
  const std::int64_t queued = conversation.owner.kind == dialog::OwnerKind::Queue ? 1 : 0;
  // Who stays in the queue keeps the place, and who comes back to it gets the old one.
  const Instant since =
      conversation.queued_since == Instant{} ? stored.updated : conversation.queued_since;
  atomically([&] {
    run("INSERT INTO conversations (id, channel, user, target, state, owner, owner_epoch, body,"
        " created_at, updated_at, queued_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, iif(?11, ?12, NULL))"
        " ON CONFLICT (id) DO UPDATE SET target = ?4, state = ?5, owner = ?6, owner_epoch = ?7,"
        " body = ?8, updated_at = ?10, queued_at = iif(?11, coalesce(queued_at, ?12), NULL)",
        conversation.id, stored.user.channel, stored.user.id, stored.target,
        to_string(conversation.state), to_string(conversation.owner), conversation.owner_epoch,
        encode_conversation(conversation), stored.created, stored.updated, queued, since);
    touch(conversation.id);
  });
}

int SqliteStore::waiting_ahead(std::string_view conversation) {
  auto query = database_.prepare(
      "WITH own AS (SELECT queued_at, number FROM conversations"
      "             WHERE id = ? AND queued_at IS NOT NULL)"
      "SELECT count(*) FROM conversations c WHERE c.queued_at IS NOT NULL"
      " AND (NOT EXISTS (SELECT 1 FROM own)"
      "      OR (c.queued_at, c.number) < (SELECT queued_at, number FROM own))");
  query.bind(conversation);
  query.step();
  return static_cast<int>(query.integer(0));
}

int SqliteStore::waiting_before(Instant since) {
  auto query = database_.prepare("SELECT count(*) FROM conversations WHERE queued_at < ?");
  query.bind(since);
  query.step();
  return static_cast<int>(query.integer(0));
}

std::vector<std::string> SqliteStore::conversations(std::string_view after, int limit) {
  auto query = database_.prepare(
      "SELECT id FROM conversations"
      " WHERE number > coalesce((SELECT number FROM conversations WHERE id = ?), 0)"
      " ORDER BY number LIMIT ?");
  query.bind(after, limit);
  std::vector<std::string> ids;
  while (query.step())
    ids.push_back(query.text(0));
  return ids;
}

}  // namespace bot
