// What is learned from everyone, as counts, and what went wrong, for the operator.

#include "bot/store/sqlite_store.h"

namespace bot {

void SqliteStore::count_outcome(std::string_view symptom, std::string_view fix,
                                dialog::Outcome outcome) {
  run("INSERT INTO outcomes (symptom, fix, outcome, count) VALUES (?, ?, ?, 1)"
      " ON CONFLICT (symptom, fix, outcome) DO UPDATE SET count = count + 1",
      symptom, fix, to_string(outcome));
}

std::vector<OutcomeCount> SqliteStore::outcomes() {
  auto query = database_.prepare(
      "SELECT symptom, fix, outcome, count FROM outcomes ORDER BY symptom, fix, outcome");
  std::vector<OutcomeCount> counts;
  while (query.step()) {
    const auto outcome = dialog::outcome_from(query.text(2));
    if (!outcome) continue;  // Of a later build.
    counts.push_back({query.text(0), query.text(1), *outcome, query.integer(3)});
  }
  return counts;
}

void SqliteStore::count_rating(int stars) {
  run("INSERT INTO ratings (stars, count) VALUES (?, 1)"
      " ON CONFLICT (stars) DO UPDATE SET count = count + 1",
      stars);
}

std::vector<RatingCount> SqliteStore::ratings() {
  auto query = database_.prepare("SELECT stars, count FROM ratings ORDER BY stars");
  std::vector<RatingCount> counts;
  while (query.step()) {
    counts.push_back({static_cast<int>(query.integer(0)), query.integer(1)});
  }
  return counts;
}

void SqliteStore::set_aside(const SetAside& event) {
  run("INSERT INTO set_aside (user, channel, key, kind, detail, reason, at, times)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, 1)"
      " ON CONFLICT (user, channel, key) WHERE key <> '' DO UPDATE SET"
      " times = times + 1, at = excluded.at, reason = excluded.reason",
      event.user.id, event.user.channel, event.key, event.kind, event.detail, event.reason,
      event.at);
}

std::vector<SetAside> SqliteStore::set_aside_events(int limit) {
  auto query = database_.prepare(
      "SELECT channel, user, key, kind, detail, reason, at, times FROM set_aside"
      " ORDER BY id DESC LIMIT ?");
  query.bind(limit);
  std::vector<SetAside> events;
  while (query.step()) {
    events.push_back({.user = {query.text(0), query.text(1)},
                      .key = query.text(2),
                      .kind = query.text(3),
                      .detail = query.text(4),
                      .reason = query.text(5),
                      .at = query.instant(6),
                      .times = static_cast<int>(query.integer(7))});
  }
  return events;
}

void SqliteStore::raise_mark(std::string_view name, std::int64_t value) {
  run("INSERT INTO marks (name, value) VALUES (?1, ?2)"
      " ON CONFLICT (name) DO UPDATE SET value = max(value, ?2)",
      name, value);
}

std::int64_t SqliteStore::mark(std::string_view name) {
  auto query = database_.prepare("SELECT value FROM marks WHERE name = ?");
  query.bind(name);
  return query.step() ? query.integer(0) : 0;
}

}  // namespace bot
