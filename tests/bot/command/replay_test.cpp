#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "bot/config/data_folder.h"
#include "bot/store/store.h"
#include "tests/bot/command/console.h"
#include "tests/bot/temp_folder.h"

namespace bot::command {
namespace {

using nlohmann::json;

const Args kPack = {"--pack", kShippedPack};

Ran with(int (*command)(const Args&, Console&), const tests::TempFolder& folder, Args args = {},
         const std::string& input = "") {
  args.insert(args.end(), kPack.begin(), kPack.end());
  args.insert(args.end(), {"--data", folder.file("data")});
  return run(command, args, input);
}

// A conversation about a full storage, over two visits.
void talk(const tests::TempFolder& folder) {
  REQUIRE(with(chat, folder, {}, "my icloud storage is full\nhow long does it take?\n").exit_code ==
          kFine);
  REQUIRE(with(chat, folder, {}, "Didn't help\nit worked\n3\nmy backup is stuck\n").exit_code ==
          kFine);
}

TEST_SUITE("bot/command/replay") {
  TEST_CASE("what this build and pack said is said again") {
    const tests::TempFolder folder;
    talk(folder);
    const Ran ran = with(replay, folder);
    CAPTURE(ran.out);
    CHECK(ran.exit_code == kFine);
    CHECK(ran.err == "2 conversations, 0 answered otherwise\n");
  }

  TEST_CASE("a line that would be answered otherwise is shown with both answers") {
    const tests::TempFolder folder;
    talk(folder);
    const auto store = open_store(folder.file("data") + "/" + kDatabaseFile);
    const std::string id = store->conversations("", 1).at(0);
    Message line;
    line.from = "bot";
    line.text = "An answer of long ago.";
    line.at = store->messages(id, 0, 100).back().at;
    store->append(id, line, {});
    const Ran ran = with(replay, folder, {id, "--json"});
    CHECK(ran.exit_code == kFoundProblems);
    CHECK(ran.err == "1 conversation, 1 answered otherwise\n");
    const json told = json::parse(ran.out);
    CHECK(told["conversation"] == id);
    CHECK(told["was"].get<std::string>().find("An answer of long ago.") != std::string::npos);
    CHECK(told["now"].get<std::string>().find("long ago") == std::string::npos);
  }

  TEST_CASE("what an agent took over is not compared") {
    const tests::TempFolder folder;
    talk(folder);
    const auto store = open_store(folder.file("data") + "/" + kDatabaseFile);
    const std::string id = store->conversations("", 1).at(0);
    Message line;
    line.at = store->messages(id, 0, 100).back().at;
    for (const char* from : {"system", "agent", "person", "agent"}) {
      line.from = from;
      line.text = std::string("words of ") + from;
      store->append(id, line, {});
    }
    CHECK(with(replay, folder, {id}).exit_code == kFine);
  }

  TEST_CASE("a conversation that isn't there is told") {
    const tests::TempFolder folder;
    talk(folder);
    const Ran ran = with(replay, folder, {"nobody"});
    CHECK(ran.exit_code == kFoundProblems);
    CHECK(ran.err.find("'nobody'") != std::string::npos);
  }
}

}  // namespace
}  // namespace bot::command
