// What happened to handoffs, as rows in the order in which it happened.

#include <optional>
#include <utility>

#include "bot/store/sqlite_store.h"

namespace bot {
namespace {

constexpr std::string_view kHandoffColumns =
    "SELECT e.id, c.id, e.at, e.kind, e.actor, e.owner, e.epoch, e.handoff, e.seq, e.detail,"
    " c.created_at FROM handoff_events e JOIN conversations c ON c.number = e.conversation";

// Empty when it is of a later build.
std::optional<HandoffEvent> event_of(const sqlite::Statement& row) {
  const auto kind = dialog::happening_kind_from(row.text(3));
  const auto owner = dialog::owner_from(row.text(5));
  const auto handoff = dialog::handoff_from(row.text(7));
  if (!kind || !owner || !handoff) return std::nullopt;
  return HandoffEvent{.id = row.integer(0),
                      .conversation = row.text(1),
                      .at = row.instant(2),
                      .kind = *kind,
                      .actor = row.text(4),
                      .owner = *owner,
                      .epoch = row.integer(6),
                      .handoff = *handoff,
                      .seq = row.integer(8),
                      .detail = row.text(9)};
}

std::vector<HandoffEvent> events_of(sqlite::Statement& row) {
  std::vector<HandoffEvent> events;
  while (row.step()) {
    if (auto event = event_of(row)) events.push_back(std::move(*event));
  }
  return events;
}

}  // namespace

std::int64_t SqliteStore::log_handoff(const HandoffEvent& event) {
  auto insert = database_.prepare(
      "INSERT INTO handoff_events"
      " (conversation, at, kind, actor, owner, epoch, handoff, seq, detail)"
      " SELECT number, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM conversations WHERE id = ?1"
      " RETURNING id");
  insert.bind(event.conversation, event.at, to_string(event.kind), event.actor,
              to_string(event.owner), event.epoch, to_string(event.handoff), event.seq,
              event.detail);
  if (!insert.step()) {
    throw RowRefused("handoff event: no conversation '" + event.conversation + "'");
  }
  return insert.integer(0);
}

std::vector<HandoffEvent> SqliteStore::handoff_events(std::int64_t after, int limit) {
  auto query =
      database_.prepare(std::string(kHandoffColumns) + " WHERE e.id > ? ORDER BY e.id LIMIT ?");
  query.bind(after, limit);
  return events_of(query);
}

std::vector<HandoffEvent> SqliteStore::handoff_events_of(std::string_view conversation) {
  auto query = database_.prepare(std::string(kHandoffColumns) + " WHERE c.id = ? ORDER BY e.id");
  query.bind(conversation);
  return events_of(query);
}

std::int64_t SqliteStore::last_handoff_event() {
  auto query = database_.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'handoff_events'");
  return query.step() ? query.integer(0) : 0;
}

void SqliteStore::each_handoff(Instant since,
                               const std::function<void(HandoffEvent, Instant created)>& visit) {
  auto query = database_.prepare(
      std::string(kHandoffColumns) +
      " WHERE e.conversation IN (SELECT conversation FROM handoff_events WHERE at >= ?)"
      " AND (e.kind <> 'message' OR e.actor LIKE 'agent:%') ORDER BY e.conversation, e.id");
  query.bind(since);
  while (query.step()) {
    if (auto event = event_of(query)) visit(std::move(*event), query.instant(10));
  }
}

std::int64_t SqliteStore::conversations_begun(Instant since, Instant until) {
  auto query = database_.prepare(
      "SELECT count(*) FROM conversations WHERE created_at >= ? AND created_at < ?");
  query.bind(since, until);
  query.step();
  return query.integer(0);
}

}  // namespace bot
