#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/bot/command/console.h"
#include "tests/bot/temp_folder.h"

namespace bot::command {
namespace {

TEST_SUITE("bot/command/check") {
  TEST_CASE("the shipped pack is sound") {
    const Ran ran = run(check, {kShippedPack});
    CAPTURE(ran.out);
    CHECK(ran.exit_code == kFine);
    CHECK(ran.out.empty());
    CHECK(ran.err.find("sound, 8 fixes") != std::string::npos);
  }

  TEST_CASE("a mistake is told with folder, file and line") {
    const tests::TempFolder folder;
    std::filesystem::copy(kShippedPack, folder.path() / "pack",
                          std::filesystem::copy_options::recursive);
    std::ofstream(folder.path() / "pack/wording.json") << "{";
    const std::string place = (folder.path() / "pack").string();

    const Ran ran = run(check, {place + "/"});
    CHECK(ran.exit_code == kFoundProblems);
    CHECK(ran.out.starts_with(place + "/wording.json:1: "));
    CHECK(ran.err == "1 mistake\n");

    const auto json = nlohmann::json::parse(run(check, {place, "--json"}).out);
    REQUIRE(json.size() == 1);
    CHECK(json[0]["file"] == "wording.json");
  }

  TEST_CASE("a mistake of a whole file stands in its first line") {
    const tests::TempFolder empty;
    const std::string place = empty.path().string();
    std::istringstream lines(run(check, {place}).out);
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
      CAPTURE(line);
      CHECK(line.find(":1: ") != std::string::npos);
    }
    CHECK(count > 1);
    for (const auto& mistake : nlohmann::json::parse(run(check, {place, "--json"}).out))
      CHECK(mistake["line"] == 1);
  }

  TEST_CASE("a folder that isn't there is a problem, an unknown flag is wrong use") {
    const Ran missing = run(check, {"/nowhere/at/all"});
    CHECK(missing.exit_code == kFoundProblems);
    CHECK(missing.err == "/nowhere/at/all: No such file or directory\n");
    const auto json = nlohmann::json::parse(run(check, {"/nowhere/at/all", "--json"}).out);
    REQUIRE(json.size() == 1);
    CHECK(json[0]["file"] == "/nowhere/at/all");
    CHECK(json[0]["line"] == 1);
    CHECK(json[0]["message"] == "No such file or directory");
    CHECK(run(check, {"--jsno"}).exit_code == kWrongUse);
  }
}

}  // namespace
}  // namespace bot::command
