#include "bot/store/migrations.h"

#include <array>
#include <string_view>

#include "bot/store/store.h"

namespace bot {
namespace {

// Instants are milliseconds since the Unix epoch. Rows of the big tables are added at the end and
// read by their conversation's number, so a batch touches few pages.
constexpr std::string_view kFirst = R"sql(
PRAGMA application_id = 0x53746570;

CREATE TABLE conversations (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  user TEXT NOT NULL,
  target TEXT NOT NULL,
  state TEXT NOT NULL,
  owner TEXT NOT NULL,
  owner_epoch INTEGER NOT NULL,
  body TEXT NOT NULL,
  last_seq INTEGER NOT NULL DEFAULT 0,
  queued_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX conversations_of_user ON conversations (user, channel, number);
CREATE INDEX conversations_queued ON conversations (queued_at, number)
  WHERE queued_at IS NOT NULL;
CREATE INDEX conversations_by_age ON conversations (updated_at);

CREATE TABLE messages (
  id INTEGER PRIMARY KEY,
  conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  sender TEXT NOT NULL,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  text TEXT NOT NULL,
  steps TEXT NOT NULL,
  choices TEXT NOT NULL,
  fix TEXT NOT NULL,
  UNIQUE (conversation, seq)
) STRICT;

CREATE TABLE answers (
  id INTEGER PRIMARY KEY,
  user TEXT NOT NULL,
  channel TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (user, channel, key)
) STRICT;

CREATE TABLE timers (
  conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
  kind TEXT NOT NULL,
  due INTEGER NOT NULL,
  PRIMARY KEY (conversation, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX timers_by_due ON timers (due);

CREATE TABLE held (
  id INTEGER PRIMARY KEY,
  user TEXT NOT NULL,
  channel TEXT NOT NULL,
  target TEXT NOT NULL,
  text TEXT NOT NULL,
  held_secret INTEGER NOT NULL,
  at INTEGER NOT NULL,
  due INTEGER NOT NULL
) STRICT;
CREATE INDEX held_of_user ON held (user, channel, id);
CREATE INDEX held_by_due ON held (due);

-- Ids are never used twice, so a late settlement can't hit another row. `head`: nothing older of
-- the same conversation and target waits. The goodbye of an erased person has no conversation.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation TEXT NOT NULL,
  target TEXT NOT NULL,
  channel TEXT NOT NULL,
  body TEXT NOT NULL,
  writer TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  attempt INTEGER NOT NULL DEFAULT 0,
  due INTEGER NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting',
  leased INTEGER NOT NULL DEFAULT 0,
  head INTEGER NOT NULL,
  reference TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX outbox_of_conversation ON outbox (conversation, id);
CREATE INDEX outbox_heads ON outbox (channel, due, id) WHERE state = 'waiting' AND head = 1;
CREATE INDEX outbox_waiting ON outbox (conversation, target, id) WHERE state = 'waiting';
CREATE INDEX outbox_leased ON outbox (id) WHERE state = 'waiting' AND leased = 1;
CREATE INDEX outbox_dead ON outbox (id) WHERE state = 'dead';

CREATE TABLE outcomes (
  symptom TEXT NOT NULL,
  fix TEXT NOT NULL,
  outcome TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (symptom, fix, outcome)
) STRICT, WITHOUT ROWID;

CREATE TABLE ratings (
  stars INTEGER PRIMARY KEY,
  count INTEGER NOT NULL
) STRICT;

CREATE TABLE set_aside (
  id INTEGER PRIMARY KEY,
  user TEXT NOT NULL,
  channel TEXT NOT NULL,
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  times INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX set_aside_by_key ON set_aside (user, channel, key) WHERE key <> '';

CREATE TABLE pulse (one INTEGER PRIMARY KEY CHECK (one = 1), beats INTEGER NOT NULL) STRICT;
INSERT INTO pulse VALUES (1, 0);
)sql";

constexpr std::string_view kMarks = R"sql(
CREATE TABLE marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
)sql";

constexpr std::string_view kPeople = R"sql(
CREATE TABLE people (
  user TEXT NOT NULL,
  channel TEXT NOT NULL,
  name TEXT NOT NULL,
  locale TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (user, channel)
) STRICT, WITHOUT ROWID;
)sql";

// Rows are added at the end; ids are never used twice, so a reader that goes on after one misses
// nothing.
constexpr std::string_view kHandoffs = R"sql(
CREATE TABLE handoff_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  owner TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  handoff TEXT NOT NULL,
  seq INTEGER NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX handoff_events_of_conversation ON handoff_events (conversation, id);
)sql";

// What desks see. Every change of a conversation gets the next number; one that is gone leaves its
// name there, which means nothing to anybody else.
constexpr std::string_view kDesk = R"sql(
CREATE TABLE change_count (one INTEGER PRIMARY KEY CHECK (one = 1), count INTEGER NOT NULL) STRICT;
INSERT INTO change_count SELECT 1, coalesce(max(number), 0) FROM conversations;
CREATE TABLE gone (change INTEGER PRIMARY KEY, conversation TEXT NOT NULL) STRICT;

ALTER TABLE conversations ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN agent TEXT
  AS (iif(substr(owner, 1, 6) = 'agent:', substr(owner, 7), NULL)) VIRTUAL;
UPDATE conversations SET change = number;
CREATE INDEX conversations_by_change ON conversations (change);
CREATE INDEX conversations_of_agent ON conversations (agent) WHERE agent IS NOT NULL;
CREATE TRIGGER conversation_gone AFTER DELETE ON conversations BEGIN
  UPDATE change_count SET count = count + 1;
  INSERT INTO gone SELECT count, old.id FROM change_count;
END;

ALTER TABLE messages ADD COLUMN key TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX messages_by_key ON messages (conversation, key) WHERE key <> '';

CREATE TABLE notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
  key TEXT NOT NULL,
  agent TEXT NOT NULL,
  at INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (conversation, key)
) STRICT;
)sql";

constexpr std::string_view kAgents = R"sql(
CREATE TABLE agents (
  name TEXT PRIMARY KEY COLLATE NOCASE,
  password TEXT NOT NULL,
  disabled INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  digest TEXT PRIMARY KEY,
  agent TEXT NOT NULL COLLATE NOCASE REFERENCES agents ON DELETE CASCADE,
  seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_of_agent ON sessions (agent);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE attempts (
  key TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attempts_by_age ON attempts (last_at);
)sql";

constexpr std::string_view kBegun = R"sql(
CREATE INDEX conversations_by_creation ON conversations (created_at);
)sql";

// The posts are kept to be taken back when their conversation goes: see bot/bridge/mirror.h.
constexpr std::string_view kAgentThreads = R"sql(
CREATE TABLE agent_threads (
  conversation INTEGER PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
  place TEXT NOT NULL,
  root TEXT NOT NULL,
  card TEXT NOT NULL,
  shown TEXT NOT NULL,
  open INTEGER NOT NULL,
  line INTEGER NOT NULL,
  event INTEGER NOT NULL,
  part INTEGER NOT NULL,
  UNIQUE (place, root)
) STRICT;

CREATE TABLE agent_posts (
  id INTEGER PRIMARY KEY,
  conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
  place TEXT NOT NULL,
  post TEXT NOT NULL
) STRICT;
CREATE INDEX agent_posts_of_conversation ON agent_posts (conversation);
CREATE TRIGGER agent_posts_gone BEFORE DELETE ON conversations BEGIN
  INSERT INTO outbox (conversation, target, channel, body, writer, epoch, due, at, head)
  SELECT old.id, place, 'agents',
         '{"seq":0,"lead":"takes back what agents were shown","post":"' || post || '"}',
         'system', 0, 0, unixepoch() * 1000,
         id = (SELECT min(id) FROM agent_posts WHERE conversation = old.number)
  FROM agent_posts WHERE conversation = old.number ORDER BY id;
END;
)sql";

constexpr std::string_view kEdits = R"sql(
ALTER TABLE messages ADD COLUMN kind TEXT NOT NULL DEFAULT 'said';
ALTER TABLE messages ADD COLUMN about INTEGER NOT NULL DEFAULT 0;
)sql";

constexpr std::string_view kNamedTexts = R"sql(
ALTER TABLE held ADD COLUMN message TEXT NOT NULL DEFAULT '';
)sql";

// Of turns, for replays. A background was in use at `at` for the last time.
constexpr std::string_view kMoments = R"sql(
ALTER TABLE messages ADD COLUMN world TEXT NOT NULL DEFAULT '';
CREATE TABLE backgrounds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL
) STRICT;
)sql";

constexpr auto kMigrations =
    std::to_array<std::string_view>({kFirst, kMarks, kPeople, kHandoffs, kDesk, kAgents, kBegun,
                                     kAgentThreads, kEdits, kNamedTexts, kMoments});

int pragma(sqlite::Database& database, std::string_view name) {
  auto query = database.prepare("PRAGMA " + std::string(name));
  return query.step() ? static_cast<int>(query.integer(0)) : 0;
}

void apply(sqlite::Database& database, int version) {
  sqlite::Transaction transaction(database);
  // Another process may have been quicker.
  if (pragma(database, "user_version") >= version) return;
  database.run(std::string(kMigrations[static_cast<std::size_t>(version) - 1]));
  database.run("PRAGMA user_version = " + std::to_string(version));
  transaction.commit();
}

void check_ours(sqlite::Database& database, const std::string& file) {
  const int version = pragma(database, "user_version");
  auto tables = database.prepare("SELECT count(*) FROM sqlite_schema");
  const bool empty = tables.step() && tables.integer(0) == 0;
  if (!empty && pragma(database, "application_id") != kApplicationId) {
    throw StoreError(file + ": is a database of another program, expected one of stepwise");
  }
  if (version > schema_version()) {
    throw StoreError(file + ": has schema " + std::to_string(version) + ", newer than '" +
                     std::to_string(schema_version()) +
                     "' of this build, expected the stepwise that wrote it or a later one");
  }
}

}  // namespace

int schema_version() { return static_cast<int>(kMigrations.size()); }

int stored_schema(const std::string& file) {
  sqlite::Database database(file);
  check_ours(database, file);
  return pragma(database, "user_version");
}

void migrate(sqlite::Database& database, const std::string& file) {
  check_ours(database, file);
  for (int version = 1; version <= schema_version(); ++version)
    apply(database, version);
}

}  // namespace bot
