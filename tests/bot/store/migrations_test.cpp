#include "bot/store/migrations.h"

#include <fstream>
#include <string>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "bot/store/store.h"
#include "tests/bot/temp_folder.h"

namespace {

std::string refusal(const std::string& file) {
  try {
    (void)bot::open_store(file);
  } catch (const bot::StoreError& error) {
    return error.what();
  }
  return "";
}

// The database of the first release, with one conversation: later builds must read it.
void write_version_1(const std::string& file) {
  std::ifstream script(std::string(SOURCE_DIR) + "/tests/bot/store/version_1.sql");
  REQUIRE(script);
  const std::string sql{std::istreambuf_iterator<char>(script), {}};
  bot::sqlite::Database database(file);
  database.run(sql);
}

}  // namespace

TEST_SUITE("bot/store/migrations") {
  TEST_CASE("a database of the first release opens with what it held") {
    const tests::TempFolder folder;
    write_version_1(folder.file("stepwise.db"));
    const auto store = bot::open_store(folder.file("stepwise.db"));

    const auto stored = store->current_conversation({"http", "u1"});
    REQUIRE(stored);
    CHECK(stored->conversation.state == dialog::State::OfferingFix);
    CHECK(store->messages(stored->conversation.id, 0, 10).size() == 2);
    CHECK(store->find_choice({"http", "u1"}, "abcdefghij012345.1.2"));
    CHECK(store->integrity_errors().empty());
  }

  TEST_CASE("opening twice migrates once") {
    const tests::TempFolder folder;
    const auto first = bot::open_store(folder.file("stepwise.db"));
    first->count_rating(4);
    const auto second = bot::open_store(folder.file("stepwise.db"));
    CHECK(second->ratings() == std::vector<bot::RatingCount>{{4, 1}});
  }

  TEST_CASE("a newer database is refused and left as it is") {
    const tests::TempFolder folder;
    const std::string file = folder.file("stepwise.db");
    (void)bot::open_store(file);
    bot::sqlite::Database(file).run("PRAGMA user_version = 999");

    CHECK(refusal(file).find("has schema 999, newer than") != std::string::npos);
    bot::sqlite::Database database(file);
    auto version = database.prepare("PRAGMA user_version");
    REQUIRE(version.step());
    CHECK(version.integer(0) == 999);
  }

  TEST_CASE("what isn't a database of ours is refused") {
    const tests::TempFolder folder;
    const std::string other = folder.file("other.db");
    bot::sqlite::Database(other).run("CREATE TABLE notes (text TEXT)");
    CHECK(refusal(other).find("another program") != std::string::npos);

    const std::string noise = folder.file("noise.db");
    std::ofstream(noise) << std::string(5000, 'x');
    CHECK_FALSE(refusal(noise).empty());

    CHECK_FALSE(refusal(folder.file("missing/stepwise.db")).empty());
  }

  TEST_CASE("only its owner can read the database") {
    const tests::TempFolder folder;
    const auto store = bot::open_store(folder.file("stepwise.db"));
    for (const char* name : {"stepwise.db", "stepwise.db-wal"}) {
      CAPTURE(name);
      struct stat info {};
      REQUIRE(::stat(folder.file(name).c_str(), &info) == 0);
      CHECK((info.st_mode & 0777) == 0600);
    }
  }
}
