// The outbox. A waiting row is a head when nothing older of its (conversation, target) waits, so a
// claim reads one row of an index of heads however long the queues behind them are. A lease is the
// row's due time pushed to the lease's end.

#include "bot/store/sqlite_store.h"

namespace bot {
namespace {

// Column order of every query that ends in `read_outgoing`.
Outgoing read_outgoing(const sqlite::Statement& row) {
  return {.id = row.integer(0),
          .conversation = row.text(1),
          .target = row.text(2),
          .channel = row.text(3),
          .body = row.text(4),
          .writer = row.text(5),
          .epoch = row.integer(6),
          .attempt = static_cast<int>(row.integer(7)),
          .due = row.instant(8)};
}

// That the bot's words have arrived goes without saying.
bool is_news(const Outgoing& outgoing, const Settlement& settlement) {
  return !dialog::agent_of(outgoing.writer).empty() || std::holds_alternative<Refused>(settlement);
}

LineFate fate_of(std::string_view state) {
  if (state == "waiting") return LineFate::Waiting;
  return state == "dead" ? LineFate::Dead : LineFate::Dropped;
}

}  // namespace

std::int64_t SqliteStore::enqueue(const Outgoing& outgoing) {
  auto insert = database_.prepare(
      "INSERT INTO outbox (conversation, target, channel, body, writer, epoch, due, at, head)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, NOT EXISTS (SELECT 1 FROM outbox"
      "   WHERE state = 'waiting' AND conversation = ?1 AND target = ?2)) RETURNING id");
  insert.bind(outgoing.conversation, outgoing.target, outgoing.channel, outgoing.body,
              outgoing.writer, outgoing.epoch, outgoing.due);
  insert.step();
  return insert.integer(0);
}

void SqliteStore::promote(std::string_view conversation, std::string_view target) {
  run("UPDATE outbox SET head = 1 WHERE id = (SELECT min(id) FROM outbox"
      " WHERE state = 'waiting' AND conversation = ? AND target = ?)",
      conversation, target);
}

std::optional<Outgoing> SqliteStore::claim_head(std::string_view channel, Instant now,
                                                Instant lease_until) {
  auto query = database_.prepare(
      "UPDATE outbox SET attempt = attempt + 1, due = ?3, leased = 1"
      " WHERE id = (SELECT id FROM outbox WHERE state = 'waiting' AND head = 1 AND channel = ?1"
      "             AND due <= ?2 ORDER BY due, id LIMIT 1)"
      " RETURNING id, conversation, target, channel, body, writer, epoch, attempt, due");
  query.bind(channel, now, lease_until);
  if (!query.step()) return std::nullopt;
  return read_outgoing(query);
}

bool SqliteStore::stale(const Outgoing& outgoing) {
  if (outgoing.writer != "bot") return false;
  auto query = database_.prepare("SELECT owner_epoch > ? FROM conversations WHERE id = ?");
  query.bind(outgoing.epoch, outgoing.conversation);
  return query.step() && query.integer(0) != 0;
}

// Kept as long as the transcript's line, which was never seen.
void SqliteStore::drop(const Outgoing& outgoing) {
  run("UPDATE outbox SET state = 'dropped', leased = 0, head = 0 WHERE id = ?", outgoing.id);
  touch(outgoing.conversation);
}

std::optional<Outgoing> SqliteStore::claim(std::string_view channel, Instant now,
                                           Instant lease_until) {
  return atomically([&]() -> std::optional<Outgoing> {
    while (auto claimed = claim_head(channel, now, lease_until)) {
      if (!stale(*claimed)) return claimed;
      drop(*claimed);
      promote(claimed->conversation, claimed->target);
    }
    return std::nullopt;
  });
}

bool SqliteStore::has_waiting(std::string_view conversation, std::string_view target) {
  auto query = database_.prepare(
      "SELECT EXISTS (SELECT 1 FROM outbox"
      " WHERE state = 'waiting' AND conversation = ? AND target = ?)");
  query.bind(conversation, target);
  return query.step() && query.integer(0) != 0;
}

bool SqliteStore::settle(std::int64_t id, int attempt, const Settlement& settlement) {
  return atomically([&] {
    auto query = database_.prepare(
        "SELECT id, conversation, target, channel, body, writer, epoch, attempt, due FROM outbox"
        " WHERE id = ? AND attempt = ? AND state = 'waiting' AND leased = 1");
    query.bind(id, attempt);
    if (!query.step()) return false;
    const Outgoing outgoing = read_outgoing(query);
    carry_out(outgoing, settlement);
    promote(outgoing.conversation, outgoing.target);
    if (is_news(outgoing, settlement)) touch(outgoing.conversation);
    return true;
  });
}

void SqliteStore::carry_out(const Outgoing& outgoing, const Settlement& settlement) {
  const std::int64_t id = outgoing.id;
  if (const auto* delivered = std::get_if<Delivered>(&settlement)) {
    // Kept without its words, as long as the conversation is, to edit its buttons away.
    run("UPDATE outbox SET state = 'delivered', leased = 0, head = 0, body = '', reference = ?2"
        " WHERE id = ?1",
        id, delivered->reference);
    run("DELETE FROM outbox WHERE id = ? AND (reference = ''"
        " OR conversation NOT IN (SELECT id FROM conversations))",
        id);
  } else if (const auto* postponed = std::get_if<Postponed>(&settlement)) {
    run("UPDATE outbox SET leased = 0, head = 0, due = ?2, attempt = attempt - 1 WHERE id = ?1", id,
        postponed->due);
    if (stale(outgoing)) drop(outgoing);
  } else if (const auto* retry = std::get_if<RetryAt>(&settlement)) {
    // Not the head any more when an older row was brought back from the dead meanwhile.
    run("UPDATE outbox SET leased = 0, head = 0, due = ?2, reason = ?3 WHERE id = ?1", id,
        retry->due, retry->reason);
    if (stale(outgoing)) drop(outgoing);
  } else {
    run("UPDATE outbox SET state = 'dead', leased = 0, head = 0, reason = ?2 WHERE id = ?1", id,
        std::get<Refused>(settlement).reason);
  }
}

void SqliteStore::drop_stale(std::string_view conversation, std::int64_t epoch) {
  atomically([&] {
    // A leased one is on its way already; its settlement sees to it.
    run("UPDATE outbox SET state = 'dropped', head = 0"
        " WHERE state = 'waiting' AND leased = 0 AND conversation = ?"
        " AND writer = 'bot' AND epoch < ?",
        conversation, epoch);
    run("UPDATE outbox SET head = 1 WHERE id IN (SELECT min(id) FROM outbox"
        " WHERE state = 'waiting' AND conversation = ? GROUP BY target)",
        conversation);
  });
}

std::vector<std::string> SqliteStore::take_references(std::string_view conversation,
                                                      std::int64_t before) {
  auto query = database_.prepare(
      "DELETE FROM outbox WHERE state = 'delivered' AND id < ?2 AND conversation IN"
      " (SELECT c.id FROM conversations c JOIN conversations o ON o.id = ?1"
      "  WHERE c.user = o.user AND c.channel = o.channel) RETURNING reference");
  query.bind(conversation, before);
  std::vector<std::string> references;
  while (query.step())
    references.push_back(query.text(0));
  return references;
}

void SqliteStore::drop_waiting(std::string_view conversation, std::string_view channel) {
  run("UPDATE outbox SET state = 'dropped', head = 0"
      " WHERE state = 'waiting' AND leased = 0 AND conversation = ? AND channel = ?",
      conversation, channel);
}

void SqliteStore::move_target(std::string_view channel, std::string_view from,
                              std::string_view to) {
  atomically([&] {
    run("UPDATE conversations SET target = ?3 WHERE channel = ?1 AND target = ?2", channel, from,
        to);
    run("UPDATE held SET target = ?3 WHERE channel = ?1 AND target = ?2", channel, from, to);
    run("UPDATE outbox SET target = ?3 WHERE channel = ?1 AND target = ?2 AND state = 'waiting'",
        channel, from, to);
  });
}

void SqliteStore::release_leases(Instant now) {
  run("UPDATE outbox SET leased = 0, due = ? WHERE state = 'waiting' AND leased = 1", now);
}

std::optional<Instant> SqliteStore::next_outgoing(std::string_view channel) {
  auto query = database_.prepare(
      "SELECT min(due) FROM outbox WHERE state = 'waiting' AND head = 1 AND channel = ?");
  query.bind(channel);
  if (!query.step() || query.null(0)) return std::nullopt;
  return query.instant(0);
}

std::vector<DeadLetter> SqliteStore::dead_letters(std::int64_t after, int limit) {
  auto query = database_.prepare(
      "SELECT id, conversation, target, channel, body, writer, epoch, attempt, due, reason, at"
      " FROM outbox WHERE state = 'dead' AND id > ? ORDER BY id LIMIT ?");
  query.bind(after, limit);
  std::vector<DeadLetter> letters;
  while (query.step())
    letters.push_back({read_outgoing(query), query.text(9), query.instant(10)});
  return letters;
}

bool SqliteStore::retry_dead(std::int64_t id, Instant now) {
  // It goes before what waits, being older; its attempts are counted afresh.
  return atomically([&] {
    auto query = database_.prepare(
        "UPDATE outbox SET state = 'waiting', attempt = 0, due = ?2, reason = ''"
        " WHERE id = ?1 AND state = 'dead' RETURNING conversation, target");
    query.bind(id, now);
    if (!query.step()) return false;
    const std::string conversation = query.text(0);
    const std::string target = query.text(1);
    run("UPDATE outbox SET head = 0 WHERE state = 'waiting' AND head = 1 AND leased = 0"
        " AND conversation = ? AND target = ?",
        conversation, target);
    promote(conversation, target);
    touch(conversation);
    return true;
  });
}

bool SqliteStore::drop_dead(std::int64_t id) {
  return touches("DELETE FROM outbox WHERE id = ? AND state = 'dead'", id);
}

std::vector<Outgoing> SqliteStore::undelivered_of(std::string_view conversation) {
  auto query = database_.prepare(
      "SELECT id, conversation, target, channel, body, writer, epoch, attempt, due FROM outbox"
      " WHERE conversation = ? AND state IN ('waiting', 'dead') ORDER BY id");
  query.bind(conversation);
  std::vector<Outgoing> list;
  while (query.step())
    list.push_back(read_outgoing(query));
  return list;
}

std::vector<Undelivered> SqliteStore::undelivered(std::string_view conversation) {
  auto query = database_.prepare(
      "SELECT body ->> 'seq', id, state, attempt, reason FROM outbox"
      " WHERE conversation = ? AND state <> 'delivered' ORDER BY id");
  query.bind(conversation);
  std::vector<Undelivered> list;
  while (query.step()) {
    list.push_back({query.integer(0), query.integer(1), fate_of(query.text(2)),
                    static_cast<int>(query.integer(3)), query.text(4)});
  }
  return list;
}

}  // namespace bot
