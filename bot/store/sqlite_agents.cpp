// Who may sign in to the desk, who is signed in, and who tried to.

#include "bot/store/sqlite_store.h"

namespace bot {
namespace {

// Begins every query that ends in `account_of`.
constexpr std::string_view kAccountColumns =
    "SELECT name, password, disabled, created_at, seen_at FROM agents";

AgentAccount account_of(const sqlite::Statement& row) {
  return {row.text(0), row.text(1), row.integer(2) != 0, row.instant(3), row.instant(4)};
}

}  // namespace

bool SqliteStore::add_agent(const AgentAccount& account) {
  return touches(
      "INSERT INTO agents (name, password, disabled, created_at, seen_at) VALUES (?, ?, ?, ?, ?)"
      " ON CONFLICT DO NOTHING",
      account.name, account.password, account.disabled ? 1 : 0, account.created, account.seen);
}

std::optional<AgentAccount> SqliteStore::agent(std::string_view name) {
  auto query = database_.prepare(std::string(kAccountColumns) + " WHERE name = ?");
  query.bind(name);
  if (!query.step()) return std::nullopt;
  return account_of(query);
}

std::vector<AgentAccount> SqliteStore::agents() {
  auto query = database_.prepare(std::string(kAccountColumns) + " ORDER BY name");
  std::vector<AgentAccount> accounts;
  while (query.step())
    accounts.push_back(account_of(query));
  return accounts;
}

bool SqliteStore::set_password(std::string_view name, std::string_view password) {
  return atomically([&] {
    run("DELETE FROM sessions WHERE agent = ?", name);
    return touches("UPDATE agents SET password = ?2 WHERE name = ?1", name, password);
  });
}

bool SqliteStore::set_disabled(std::string_view name, bool disabled) {
  return atomically([&] {
    if (disabled) run("DELETE FROM sessions WHERE agent = ?", name);
    return touches("UPDATE agents SET disabled = ?2 WHERE name = ?1", name, disabled ? 1 : 0);
  });
}

void SqliteStore::begin_session(const DeskSession& session) {
  run("INSERT INTO sessions (digest, agent, seen_at, expires_at) VALUES (?, ?, ?, ?)",
      session.digest, session.agent, session.seen, session.expires);
}

std::optional<DeskSession> SqliteStore::session(std::string_view digest) {
  auto query = database_.prepare(
      "SELECT s.digest, a.name, s.seen_at, s.expires_at FROM sessions s"
      " JOIN agents a ON a.name = s.agent WHERE s.digest = ? AND a.disabled = 0");
  query.bind(digest);
  if (!query.step()) return std::nullopt;
  return DeskSession{query.text(0), query.text(1), query.instant(2), query.instant(3)};
}

void SqliteStore::see_session(std::string_view digest, Instant now) {
  atomically([&] {
    run("UPDATE sessions SET seen_at = ?2 WHERE digest = ?1", digest, now);
    run("UPDATE agents SET seen_at = ?2"
        " WHERE name = (SELECT agent FROM sessions WHERE digest = ?1)",
        digest, now);
  });
}

void SqliteStore::end_session(std::string_view digest) {
  run("DELETE FROM sessions WHERE digest = ?", digest);
}

Attempts SqliteStore::attempts(std::string_view key) {
  auto query = database_.prepare("SELECT count, last_at FROM attempts WHERE key = ?");
  query.bind(key);
  if (!query.step()) return {};
  return {static_cast<int>(query.integer(0)), query.instant(1)};
}

void SqliteStore::set_attempts(std::string_view key, const Attempts& attempts) {
  run("INSERT INTO attempts (key, count, last_at) VALUES (?, ?, ?)"
      " ON CONFLICT (key) DO UPDATE SET count = excluded.count, last_at = excluded.last_at",
      key, attempts.count, attempts.last);
}

void SqliteStore::forget_sign_ins(Instant now, Instant quiet_since) {
  atomically([&] {
    run("DELETE FROM sessions WHERE expires_at <= ?", now);
    run("DELETE FROM attempts WHERE last_at < ?", quiet_since);
  });
}

}  // namespace bot
