#include "bot/store/sqlite_store.h"

#include <cassert>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include "bot/store/migrations.h"

namespace bot {
namespace {

// FULL: a commit survives a power cut. secure_delete: what is erased is overwritten.
constexpr const char* kPragmas = R"sql(
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
PRAGMA trusted_schema = OFF;
PRAGMA temp_store = MEMORY;
PRAGMA journal_size_limit = 67108864;
)sql";

constexpr int kIntegrityErrorsMax = 100;

void use_wal(sqlite::Database& database, const std::string& file) {
  auto mode = database.prepare("PRAGMA journal_mode = WAL");
  if (!mode.step() || (mode.text(0) != "wal" && mode.text(0) != "memory")) {
    throw StoreError(file + ": can't keep a write-ahead log here, expected a local disk");
  }
}

// VACUUM INTO leaves the copy to the operating system; a backup must be on the disk.
void flush_to_disk(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const bool flushed = descriptor >= 0 && ::fsync(descriptor) == 0;
  if (descriptor >= 0) ::close(descriptor);
  if (!flushed) throw StoreError(file + ": can't be flushed to the disk");
}

}  // namespace

SqliteStore::SqliteStore(const std::string& file) : database_(file) {
  use_wal(database_, file);
  database_.run(kPragmas);
  migrate(database_, file);
}

std::unique_ptr<Store> open_store(const std::string& file) {
  return std::make_unique<SqliteStore>(file);
}

void SqliteStore::transaction(const std::function<void()>& body) {
  sqlite::Transaction transaction(database_);
  body();
  transaction.commit();
}

void SqliteStore::savepoint(const std::function<void()>& body) {
  assert(database_.in_transaction());
  run("SAVEPOINT event");
  try {
    body();
  } catch (...) {
    // Some failures (a full disk) have rolled back the whole transaction already.
    if (database_.in_transaction()) {
      run("ROLLBACK TO event");
      run("RELEASE event");
    }
    throw;
  }
  run("RELEASE event");
}

void SqliteStore::backup(const std::string& file) {
  if (std::filesystem::exists(file)) {
    throw StoreError(file + ": exists already, expected a new file");
  }
  const std::string part = file + ".part";
  std::filesystem::remove(part);
  run("VACUUM INTO ?", part);
  std::filesystem::permissions(
      part, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  flush_to_disk(part);
  std::filesystem::rename(part, file);
}

std::vector<std::string> SqliteStore::integrity_errors() {
  std::vector<std::string> errors;
  auto check = database_.prepare("SELECT * FROM pragma_integrity_check(?)");
  check.bind(kIntegrityErrorsMax);
  while (check.step()) {
    if (check.text(0) != "ok") errors.push_back(check.text(0));
  }
  auto orphans = database_.prepare("SELECT \"table\", rowid FROM pragma_foreign_key_check LIMIT ?");
  orphans.bind(kIntegrityErrorsMax);
  while (orphans.step()) {
    errors.push_back("row " + orphans.text(1) + " of " + orphans.text(0) +
                     " belongs to a conversation that isn't there");
  }
  return errors;
}

void SqliteStore::probe() {
  atomically([&] { run("UPDATE pulse SET beats = beats + 1"); });
}

}  // namespace bot
