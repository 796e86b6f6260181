#include "bot/store/sqlite.h"

#include <cassert>
#include <utility>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "bot/store/store.h"

namespace bot::sqlite {
namespace {

// Statements that fail for what is in them rather than for the state of the database.
bool row_is_at_fault(int code) {
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_RANGE:
      return true;
    default:
      return false;
  }
}

// SQLite would make it readable by everyone. A file that is there is left alone: opening and
// closing it here would drop the locks that this process holds on it (sqlite.org/howtocorrupt).
void make_private(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor >= 0) ::close(descriptor);
}

}  // namespace

void Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Database::Database(const std::string& file) {
  if (file != ":memory:") make_private(file);
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) fail(file);
  sqlite3_extended_result_codes(handle, 1);
  set_patience(kPatience);
}

Database::~Database() { idle_.clear(); }

void Database::run(const std::string& sql) {
  if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail("run");
  }
}

Statement Database::prepare(std::string_view sql) {
  if (const auto found = idle_.find(sql); found != idle_.end()) {
    return {*this, idle_.extract(found)};
  }
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  Prepared fresh;
  fresh.emplace(sql, std::unique_ptr<sqlite3_stmt, Finalize>(statement));
  if (code != SQLITE_OK) fail("prepare");
  return {*this, fresh.extract(fresh.begin())};
}

void Database::set_patience(std::chrono::milliseconds patience) {
  sqlite3_busy_timeout(handle_.get(), static_cast<int>(patience.count()));
}

int Database::changes() const { return sqlite3_changes(handle_.get()); }

bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

void Database::fail(std::string_view doing) const {
  const int code = handle_ ? sqlite3_extended_errcode(handle_.get()) : SQLITE_NOMEM;
  const char* message = handle_ ? sqlite3_errmsg(handle_.get()) : "out of memory";
  std::string what = "database: " + std::string(doing) + ": " + message;
  if (row_is_at_fault(code)) throw RowRefused(what);
  throw StoreError(what);
}

Statement::Statement(Database& database, Prepared::node_type node)
    : database_(&database), node_(std::move(node)), statement_(node_.mapped().get()) {}

Statement::~Statement() {
  if (node_.empty()) return;  // Moved from.
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  database_->idle_.insert(std::move(node_));
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_->fail("step");
  return false;
}

void Statement::run() {
  while (step()) {
  }
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string Statement::text(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

dialog::Instant Statement::instant(int column) const {
  return dialog::Instant(dialog::Duration(integer(column)));
}

bool Statement::null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

void Statement::put(int index, std::int64_t value) {
  if (sqlite3_bind_int64(statement_, index, value) != SQLITE_OK) database_->fail("bind");
}

void Statement::put(int index, std::string_view value) {
  // A null pointer would be bound as NULL.
  const char* data = value.data() == nullptr ? "" : value.data();
  const int code =
      sqlite3_bind_text64(statement_, index, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) database_->fail("bind");
}

Transaction::Transaction(Database& database) : database_(database) {
  assert(!database.in_transaction());
  database_.prepare("BEGIN IMMEDIATE").run();
}

Transaction::~Transaction() {
  // Some failures (a full disk) have rolled back already.
  if (committed_ || !database_.in_transaction()) return;
  try {
    database_.run("ROLLBACK");
  } catch (const std::exception&) {  // The first failure is the one that is reported.
    return;
  }
}

void Transaction::commit() {
  database_.prepare("COMMIT").run();
  committed_ = true;
}

}  // namespace bot::sqlite
