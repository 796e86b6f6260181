// Conversations as agents see them: boxes, a search, and what has changed since a look before.
//
// A page goes on after the (key, number) of the row before it, so that rows that come and go
// meanwhile move nothing.

#include <array>
#include <charconv>
#include <limits>

#include "bot/store/conversation_codec.h"
#include "bot/store/sqlite_store.h"

namespace bot {
namespace {

// Ends the columns of every query that ends in `read_overview`.
constexpr std::string_view kOverviewColumns =
    "SELECT c.channel, c.user, c.target, c.body, c.created_at, c.updated_at, c.change,"
    " coalesce(p.name, ''), coalesce(m.seq, 0), coalesce(m.sender, ''), coalesce(m.name, ''),"
    " coalesce(m.at, 0), coalesce(m.text, ''), c.number, ";
constexpr std::string_view kTables =
    " FROM conversations c"
    " LEFT JOIN messages m ON m.conversation = c.number AND m.seq = c.last_seq"
    " LEFT JOIN people p ON p.user = c.user AND p.channel = c.channel WHERE ";

// ?1 and ?2 are the key and number to go on after, ?3 whose box or what is searched for.
struct BoxSql {
  std::string_view key;
  std::string_view where;
  std::string_view order;
};
// Who waits for nothing, and what comes back by itself only when the person writes, is last.
constexpr BoxSql kQueue{"c.queued_at",
                        "c.queued_at IS NOT NULL AND (c.queued_at, c.number) > (?1, ?2)",
                        "c.queued_at, c.number"};
constexpr BoxSql kMine{
    "iif(c.body ->> 'waits_since' = 0, 1 << 62, c.body ->> 'waits_since')",
    "c.agent = ?3 AND c.body ->> 'handoff' = 'assigned' AND"
    " (iif(c.body ->> 'waits_since' = 0, 1 << 62, c.body ->> 'waits_since'), c.number) > (?1, ?2)",
    "15, 14"};
constexpr BoxSql kSnoozed{
    "iif(c.body ->> 'snoozed_until' = 0, 1 << 62, c.body ->> 'snoozed_until')",
    "c.agent = ?3 AND c.body ->> 'handoff' <> 'assigned' AND"
    " (iif(c.body ->> 'snoozed_until' = 0, 1 << 62, c.body ->> 'snoozed_until'), c.number)"
    " > (?1, ?2)",
    "15, 14"};
constexpr BoxSql kAllBox{"-c.change", "c.change < -?1", "c.change DESC"};
// The latest 20,000 lines are read, in some 15 ms: nobody else is answered meanwhile. Why there is
// no full-text index: deploy/decisions/0015.
constexpr BoxSql kFound{"-c.change",
                        "c.change < -?1 AND c.number IN"
                        " (SELECT conversation FROM (SELECT conversation, text FROM messages"
                        "    ORDER BY id DESC LIMIT 20000) WHERE text LIKE ?3 ESCAPE '^'"
                        "  UNION SELECT number FROM conversations WHERE user LIKE ?3 ESCAPE '^'"
                        "  UNION SELECT number FROM conversations JOIN people USING (user, channel)"
                        "    WHERE name LIKE ?3 ESCAPE '^')",
                        "c.change DESC"};
constexpr auto kBoxes = std::to_array<BoxSql>({kQueue, kMine, kSnoozed, kAllBox});

Overview read_overview(const sqlite::Statement& row) {
  Overview overview;
  overview.stored = {.user = {row.text(0), row.text(1)},
                     .target = row.text(2),
                     .conversation = decode_conversation(row.text(3)),
                     .created = row.instant(4),
                     .updated = row.instant(5)};
  overview.change = row.integer(6);
  overview.name = row.text(7);
  overview.last.seq = row.integer(8);
  overview.last.from = row.text(9);
  overview.last.name = row.text(10);
  overview.last.at = row.instant(11);
  overview.last.text = row.text(12);
  return overview;
}

// Anywhere in the text; what is typed is no pattern.
std::string pattern_of(std::string_view search) {
  std::string pattern = "%";
  for (const char letter : search) {
    if (letter == '%' || letter == '_' || letter == '^') pattern += '^';
    pattern += letter;
  }
  return pattern + '%';
}

struct Place {
  std::int64_t key = -std::numeric_limits<std::int64_t>::max();
  std::int64_t number = 0;
};

std::string written(const Place& place) {
  return std::to_string(place.key) + '.' + std::to_string(place.number);
}

Place place_from(std::string_view text) {
  Place place;
  if (text.empty()) return place;
  const char* const end = text.data() + text.size();
  const auto key = std::from_chars(text.data(), end, place.key);
  const bool more = key.ec == std::errc{} && key.ptr != end && *key.ptr == '.';
  if (more && std::from_chars(key.ptr + 1, end, place.number).ptr == end &&
      written(place) == text) {
    return place;
  }
  throw RowRefused("after: is no place in a box");
}

}  // namespace

void SqliteStore::touch(std::string_view conversation) {
  run("UPDATE change_count SET count = count + 1");
  run("UPDATE conversations SET change = (SELECT count FROM change_count) WHERE id = ?",
      conversation);
}

std::optional<Overview> SqliteStore::overview(std::string_view conversation) {
  auto query =
      database_.prepare(std::string(kOverviewColumns) + '0' + std::string(kTables) + "c.id = ?");
  query.bind(conversation);
  if (!query.step()) return std::nullopt;
  return read_overview(query);
}

BoxPage SqliteStore::box(const BoxQuery& query) {
  const bool searches = !query.search.empty();
  const BoxSql& sql = searches ? kFound : kBoxes.at(static_cast<std::size_t>(query.box));
  auto rows = database_.prepare(std::string(kOverviewColumns) + std::string(sql.key) +
                                std::string(kTables) + std::string(sql.where) + " ORDER BY " +
                                std::string(sql.order) + " LIMIT ?4");
  const Place after = place_from(query.after);
  rows.bind(after.key, after.number, searches ? pattern_of(query.search) : query.agent,
            query.limit + 1);
  BoxPage page;
  Place last;
  while (rows.step()) {
    if (std::ssize(page.rows) == query.limit) {
      page.next = written(last);
      break;
    }
    page.rows.push_back(read_overview(rows));
    last = {rows.integer(14), rows.integer(13)};
  }
  return page;
}

BoxCounts SqliteStore::box_counts(std::string_view agent) {
  auto query = database_.prepare(
      "SELECT (SELECT count(*) FROM conversations WHERE queued_at IS NOT NULL),"
      " (SELECT count(*) FROM conversations WHERE agent = ?1 AND body ->> 'handoff' = 'assigned'),"
      " (SELECT count(*) FROM conversations WHERE agent = ?1 AND body ->> 'handoff' <> 'assigned'),"
      " (SELECT count(*) FROM conversations)");
  query.bind(agent);
  query.step();
  return {query.integer(0), query.integer(1), query.integer(2), query.integer(3)};
}

std::vector<Change> SqliteStore::changes(std::int64_t after, int limit) {
  auto query = database_.prepare(
      "SELECT change, id FROM conversations WHERE change > ?1"
      " UNION ALL SELECT change, conversation FROM gone WHERE change > ?1"
      " ORDER BY change LIMIT ?2");
  query.bind(after, limit);
  std::vector<Change> list;
  while (query.step())
    list.push_back({query.integer(0), query.text(1)});
  return list;
}

std::int64_t SqliteStore::last_change() {
  auto query = database_.prepare("SELECT count FROM change_count");
  query.step();
  return query.integer(0);
}

std::vector<AgentLoad> SqliteStore::agent_loads() {
  auto query = database_.prepare(
      "SELECT agent, sum(body ->> 'handoff' = 'assigned') FROM conversations"
      " WHERE agent IS NOT NULL GROUP BY agent ORDER BY agent");
  std::vector<AgentLoad> loads;
  while (query.step())
    loads.push_back({query.text(0), static_cast<int>(query.integer(1))});
  return loads;
}

}  // namespace bot
