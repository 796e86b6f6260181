#include <fstream>

#include <doctest/doctest.h>

#include "tests/bot/command/console.h"
#include "tests/bot/temp_folder.h"

namespace bot::command {
namespace {

TEST_SUITE("bot/command/chat") {
  TEST_CASE("buttons are numbered, and a number presses one") {
    const Ran ran = run(chat, {"--pack", kShippedPack}, "my icloud storage is full\n1\n");
    CAPTURE(ran.out);
    CHECK(ran.exit_code == kFine);
    CHECK(ran.out.find("1) It worked") != std::string::npos);
    CHECK(ran.out.find("1) It worked") < ran.out.find("5)"));  // The rating follows the press.
    CHECK(ran.out.find("**") == std::string::npos);
  }

  TEST_CASE("with a data folder the conversation goes on where it stood") {
    const tests::TempFolder folder;
    const Args args = {"--pack", kShippedPack, "--data", folder.file("data")};
    const Ran first = run(chat, args, "my icloud storage is full\n");
    CHECK(first.out.find("1) It worked") != std::string::npos);
    const Ran second = run(chat, args, "It worked\n");
    CHECK(second.out.find("5)") != std::string::npos);
  }

  TEST_CASE("scripts of a folder are all played, and a difference is told") {
    const tests::TempFolder folder;
    std::ofstream(folder.file("a.chat")) << "> hi\n< [asking_symptom]\n";
    std::ofstream(folder.file("b.chat")) << "> hi\n< [with_agent]\n";
    std::ofstream(folder.file("c.chat")) << "> hi\n< [wth_agent]\n";
    std::ofstream(folder.file("notes.txt")) << "no script";
    const Ran ran = run(chat, {"--pack", kShippedPack, "--script", folder.path().string()});
    CHECK(ran.exit_code == kFoundProblems);
    CHECK(ran.err == "3 scripts, 2 failed\n");
    CHECK(ran.out.find(folder.file("b.chat") + ":2: expected state with_agent") == 0);
    CHECK(ran.out.find(folder.file("c.chat") + ":2: unknown state 'wth_agent', did you mean") !=
          std::string::npos);
  }

  TEST_CASE("no script at all is a problem, a script with --data wrong use") {
    const tests::TempFolder folder;
    const std::string place = folder.path().string();
    CHECK(run(chat, {"--pack", kShippedPack, "--script", place}).exit_code == kFoundProblems);
    CHECK(run(chat, {"--script", place, "--data", place}).exit_code == kWrongUse);
  }
}

}  // namespace
}  // namespace bot::command
