#include "bot/command/stored.h"

#include <filesystem>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "bot/config/data_folder.h"
#include "tests/bot/command/console.h"
#include "tests/bot/temp_folder.h"

namespace bot::command {
namespace {

using nlohmann::json;

// A data folder in which ann talks on http and on slack, and bob on http.
class Stored {
 public:
  Stored() : store_(open_store(folder_.file(kDatabaseFile))) {
    talk({"http", "ann"}, "0000000000000001", "my storage is full");
    talk({"slack", "ann"}, "0000000000000002", "hello");
    talk({"http", "bob"}, "0000000000000003", "it is stuck");
  }

  [[nodiscard]] Ran run(int (*command)(const Args&, Console&), Args args) const {
    args.insert(args.end(), {"--data", folder_.path().string()});
    return command::run(command, args);
  }
  [[nodiscard]] const tests::TempFolder& folder() const { return folder_; }
  [[nodiscard]] Store& store() { return *store_; }

 private:
  void talk(const User& user, const std::string& id, const std::string& text) {
    StoredConversation stored;
    stored.user = user;
    stored.conversation.id = id;
    store_->save(stored);
    Message line;
    line.from = "person";
    line.text = text;
    store_->append(id, line, {});
  }

  tests::TempFolder folder_;
  std::unique_ptr<Store> store_;  // Stays open, as a server's does.
};

TEST_SUITE("bot/command/stored") {
  TEST_CASE("export prints one person, whose channel is said where it matters") {
    const Stored stored;
    const Ran bob = stored.run(export_user, {"bob"});
    REQUIRE(bob.exit_code == kFine);
    CHECK(json::parse(bob.out)["conversations"][0]["messages"][0]["text"] == "it is stuck");
    const Ran both = stored.run(export_user, {"ann"});
    CHECK(both.exit_code == kFoundProblems);
    CHECK(both.out.empty());
    CHECK(both.err.find("http:ann slack:ann") != std::string::npos);
    const Ran ann = stored.run(export_user, {"slack:ann"});
    CHECK(json::parse(ann.out)["conversations"][0]["messages"][0]["text"] == "hello");
  }

  TEST_CASE("erase forgets one person and nobody else, while the database is open elsewhere") {
    Stored stored;
    const Ran ran = stored.run(erase_user, {"http:ann"});
    CHECK(ran.exit_code == kFine);
    CHECK(ran.err == "erased http:ann: 1 conversation with 1 line\n");
    CHECK(stored.store().export_user({"http", "ann"}).empty());
    CHECK_FALSE(stored.store().export_user({"slack", "ann"}).empty());
  }

  TEST_CASE("of who isn't known nothing is stored, which is no problem") {
    const Stored stored;
    const Ran erased = stored.run(erase_user, {"nobody"});
    CHECK(erased.exit_code == kFine);
    CHECK(erased.err == "nothing is stored of http:nobody\n");
    const Ran ran = stored.run(export_user, {"telegram:4711"});
    CHECK(ran.exit_code == kFine);
    const json empty = json::parse(ran.out);
    CHECK(empty["user"] == "4711");
    CHECK(empty["channel"] == "telegram");
    CHECK(empty["conversations"].empty());
    CHECK(json::parse(stored.run(export_user, {"a:b"}).out)["user"] == "a:b");
  }

  TEST_CASE("what is erased can't be found in any file of the folder any more") {
    const tests::TempFolder folder;
    const auto server = open_store(folder.file(kDatabaseFile));
    StoredConversation talk;
    talk.user = {"http", "ann"};
    talk.conversation.id = "0000000000000001";
    server->save(talk);
    Message line;
    line.from = "person";
    line.text = "zanzibar";
    server->append(talk.conversation.id, line, {});
    REQUIRE(tests::files_hold(folder, "zanzibar"));
    const Ran ran = command::run(erase_user, {"ann", "--data", folder.path().string()});
    CHECK(ran.exit_code == kFine);
    CHECK_FALSE(tests::files_hold(folder, "zanzibar"));
  }

  TEST_CASE("backup makes a copy that opens, and replaces nothing") {
    const Stored stored;
    const std::string copy = stored.folder().file("copy.db");
    const Ran ran = stored.run(backup, {copy});
    CAPTURE(ran.err);
    REQUIRE(ran.exit_code == kFine);
    CHECK_FALSE(open_store(copy)->export_user({"http", "bob"}).empty());
    const auto size = std::filesystem::file_size(copy);
    CHECK(stored.run(backup, {copy}).exit_code == kFoundProblems);
    CHECK(std::filesystem::file_size(copy) == size);
  }

  TEST_CASE("a folder without a database is told, and stays without") {
    const tests::TempFolder empty;
    for (auto* const command : {export_user, erase_user, backup}) {
      const Ran ran = run(command, {"ann", "--data", empty.path().string()});
      CHECK(ran.exit_code == kFoundProblems);
      CHECK(ran.err.find("isn't there") != std::string::npos);
    }
    CHECK(std::filesystem::is_empty(empty.path()));
  }
}

}  // namespace
}  // namespace bot::command
