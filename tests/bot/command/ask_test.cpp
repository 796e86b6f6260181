#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "bot/config/data_folder.h"
#include "bot/store/folder_lock.h"
#include "bot/store/store.h"
#include "tests/bot/command/console.h"
#include "tests/bot/temp_folder.h"

namespace bot::command {
namespace {

using nlohmann::json;

TEST_SUITE("bot/command/ask") {
  TEST_CASE("one object says what was understood and what is answered") {
    const Ran ran =
        run(ask, {"--json", "my icloud storage is full, I restarted", "--pack", kShippedPack});
    REQUIRE(ran.exit_code == kFine);
    const json told = json::parse(ran.out);
    CHECK(told["text"] == "my icloud storage is full, I restarted");
    CHECK(told["intents"][0]["id"] == "storage_full_icloud");
    CHECK(told["intents"][0]["confidence"].is_number());
    CHECK(told["out_of_scope"] == false);
    CHECK(told["entities"].is_object());
    CHECK(told["why"]["words"].size() > 0);
    CHECK(told["why"]["abstained"].is_null());
    CHECK(told["why"]["second"]["id"] == told["intents"][1]["id"]);
    CHECK(told["why"]["margin"].get<double>() > 0);
    CHECK(told["tried"] == json::array({"restart-iphone"}));
    CHECK(told["state"] == "offering_fix");
    CHECK(told["fix"] == "check-storage");
    REQUIRE_FALSE(told["replies"].empty());
    CHECK(told["replies"].front()["buttons"].at(0).contains("value"));
  }

  TEST_CASE("a line in is a line out, blank ones and broken bytes too") {
    const Ran ran = run(ask, {"--stdin", "--json", "--pack", kShippedPack},
                        "hi\n\n  \nbad \xff\xfe bytes\r\nno end");
    CHECK(ran.exit_code == kFine);
    std::istringstream lines(ran.out);
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count)
      CHECK(json::accept(line));
    CHECK(count == 5);
  }

  TEST_CASE("words are for people") {
    const Ran ran = run(ask, {"qwerty", "zxcvb", "--pack", kShippedPack});
    CHECK(ran.out.starts_with("understood: out of scope"));
    CHECK(ran.out.find("\nabstained: it is far from every phrase") != std::string::npos);
  }

  TEST_CASE("why nothing was understood is said") {
    const Ran ran =
        run(ask, {"--stdin", "--json", "--pack", kShippedPack},
            "mi copia de seguridad no funciona\n...\n12 mini\nmy samsung backup failed\n"
            "hello, what is the capital of france\nqwerty zxcvb\n");
    std::istringstream lines(ran.out);
    for (const char* reason : {"another language", "no words", "bare answer", "isn't for",
                               "only the manners", "far from every phrase"}) {
      CAPTURE(std::string(reason));
      std::string line;
      REQUIRE(std::getline(lines, line));
      const json told = json::parse(line);
      CHECK(told["out_of_scope"] == true);
      CHECK(told["why"]["abstained"].get<std::string>().find(reason) != std::string::npos);
      CHECK(told["why"].value("language", "") == (line.find("seguridad") < 40 ? "es" : ""));
    }
  }

  TEST_CASE("who asks for a person is answered as by a server that has just begun") {
    const Ran ran = run(ask, {"I want to talk to a person", "--pack", kShippedPack});
    CHECK(ran.out.find("waiting_for_agent") != std::string::npos);
    CHECK(ran.out.find(" in line") != std::string::npos);
    CHECK(ran.out.find("at the desk") == std::string::npos);
  }

  TEST_CASE("with a data folder it answers by what was learned there, also beside its server") {
    const tests::TempFolder folder;
    const auto lock = FolderLock::take(folder.path());
    const auto store = open_store(folder.file(kDatabaseFile));
    for (int i = 0; i < 300; ++i) {
      store->count_outcome("storage_full_icloud", "restart-iphone", dialog::Outcome::Solved);
      store->count_outcome("storage_full_icloud", "check-storage", dialog::Outcome::Failed);
    }
    Args args = {"--json", "my icloud storage is full", "--pack", kShippedPack};
    CHECK(json::parse(run(ask, args).out)["fix"] == "check-storage");
    args.insert(args.end(), {"--data", folder.path().string()});
    CHECK(json::parse(run(ask, args).out)["fix"] == "restart-iphone");
    CHECK(store->conversations("", 1).empty());

    const Ran none = run(ask, {"hi", "--data", folder.file("none"), "--pack", kShippedPack});
    CHECK(none.exit_code == kFoundProblems);
    CHECK(none.err.find("isn't there") != std::string::npos);
  }

  TEST_CASE("neither or both of message and --stdin is wrong use") {
    CHECK(run(ask, {}).exit_code == kWrongUse);
    CHECK(run(ask, {"hi", "--stdin"}).exit_code == kWrongUse);
  }
}

}  // namespace
}  // namespace bot::command
