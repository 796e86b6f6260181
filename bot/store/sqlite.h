// SQLite with the lifetimes done by C++: a Database closes, a Statement goes back to the database
// that prepared it, a Transaction that was not committed rolls back. A failure throws StoreError,
// or RowRefused when the statement's own values are at fault; "no row" is not a failure.
//
// Thread safety: one Database per thread at a time.

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "dialog/time.h"

struct sqlite3;  // Only sqlite.cpp sees <sqlite3.h>.
struct sqlite3_stmt;

namespace bot::sqlite {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const;
};
using Prepared = std::map<std::string, std::unique_ptr<sqlite3_stmt, Finalize>, std::less<>>;

class Database;

// Must not outlive its database. Columns are read by number, from 0, of the row `step` stands on.
class Statement {
 public:
  Statement(Statement&&) = default;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  // Binds every parameter, in order.
  template <class... Values>
  Statement& bind(const Values&... values) {
    int index = 0;
    (put(++index, values), ...);
    return *this;
  }

  bool step();  // True while there is a row to read.
  void run();   // To the end, ignoring rows.

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] dialog::Instant instant(int column) const;
  [[nodiscard]] bool null(int column) const;

 private:
  friend class Database;
  Statement(Database& database, Prepared::node_type node);

  void put(int index, std::int64_t value);
  void put(int index, int value) { put(index, std::int64_t{value}); }
  void put(int index, std::string_view value);
  void put(int index, dialog::Instant value) {
    put(index, std::int64_t{value.time_since_epoch().count()});
  }

  Database* database_;
  Prepared::node_type node_;
  sqlite3_stmt* statement_;
};

// Slack waits 3 s for an answer: a lock that lasts longer is reported, not sat out.
inline constexpr std::chrono::milliseconds kPatience{2000};

class Database {
 public:
  // ":memory:" for one that is gone when closed; any other file is made when missing, readable by
  // its owner only.
  explicit Database(const std::string& file);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  void run(const std::string& sql);  // Any number of statements without values.
  // Kept for the next time the same text is asked for.
  [[nodiscard]] Statement prepare(std::string_view sql);

  void set_patience(std::chrono::milliseconds patience);  // How long others' locks are sat out.
  [[nodiscard]] int changes() const;                      // Rows that the last statement touched.
  [[nodiscard]] bool in_transaction() const;

 private:
  friend class Statement;
  [[noreturn]] void fail(std::string_view doing) const;

  struct Close {
    void operator()(sqlite3* handle) const;
  };

  std::unique_ptr<sqlite3, Close> handle_;
  Prepared idle_;
};

// BEGIN IMMEDIATE: the writer's lock is taken at once, so no later statement can be turned away.
class Transaction {
 public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  void commit();

 private:
  Database& database_;
  bool committed_ = false;
};

}  // namespace bot::sqlite
