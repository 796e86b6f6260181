#include "bot/store/sqlite.h"

#include <doctest/doctest.h>

#include "bot/store/store.h"
#include "tests/bot/temp_folder.h"

namespace {

using bot::sqlite::Database;
using bot::sqlite::Transaction;

std::int64_t count(Database& database) {
  auto query = database.prepare("SELECT count(*) FROM t");
  query.step();
  return query.integer(0);
}

}  // namespace

TEST_SUITE("bot/store/sqlite") {
  TEST_CASE("a statement is used again, and twice at once") {
    Database database(":memory:");
    database.run("CREATE TABLE t (x INTEGER) STRICT; INSERT INTO t VALUES (1), (2)");
    for (int round = 0; round < 3; ++round) {
      auto outer = database.prepare("SELECT x FROM t WHERE x >= ? ORDER BY x");
      outer.bind(1);
      REQUIRE(outer.step());
      auto inner = database.prepare("SELECT x FROM t WHERE x >= ? ORDER BY x");
      inner.bind(2);
      REQUIRE(inner.step());
      CHECK(outer.integer(0) == 1);
      CHECK(inner.integer(0) == 2);
    }
  }

  TEST_CASE("an empty text is a text, not null") {
    Database database(":memory:");
    auto query = database.prepare("SELECT ? IS NULL");
    query.bind(std::string_view());
    REQUIRE(query.step());
    CHECK(query.integer(0) == 0);
  }

  TEST_CASE("a transaction that isn't committed rolls back") {
    Database database(":memory:");
    database.run("CREATE TABLE t (x INTEGER) STRICT");
    {
      const Transaction transaction(database);
      database.run("INSERT INTO t VALUES (1)");
    }
    CHECK(count(database) == 0);
    Transaction transaction(database);
    database.run("INSERT INTO t VALUES (1)");
    transaction.commit();
    CHECK(count(database) == 1);
  }

  TEST_CASE("a broken rule is the row's fault, a broken statement the database's") {
    Database database(":memory:");
    database.run("CREATE TABLE t (x INTEGER UNIQUE) STRICT; INSERT INTO t VALUES (1)");
    CHECK_THROWS_AS(database.prepare("INSERT INTO t VALUES (?)").bind(1).run(), bot::RowRefused);
    CHECK_THROWS_AS(database.prepare("INSERT INTO t VALUES (?)").bind("x").run(), bot::RowRefused);
    CHECK_THROWS_AS((void)database.prepare("SELECT nonsense FROM t"), bot::StoreError);
    CHECK_THROWS_AS(Database("/proc/none/stepwise.db"), bot::StoreError);
  }
}
