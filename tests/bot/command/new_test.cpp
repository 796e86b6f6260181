#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "tests/bot/command/console.h"
#include "tests/bot/temp_folder.h"

namespace bot::command {
namespace {

constexpr const char* kArticle =
    "# Printer won't print\n\n## Check the paper\n\nNo paper, no print.\n\n1. Open the tray.\n"
    "2. Fill in paper.\n\n## Restart the printer\n\n1. Turn it off.\n2. Turn it on.\n";

TEST_SUITE("bot/command/new") {
  TEST_CASE("an article becomes a pack that check finds sound") {
    const tests::TempFolder folder;
    std::ofstream(folder.file("printer.md")) << kArticle;
    const Ran made = run(make_pack, {folder.file("printer.md"), "--out", folder.file("printer"),
                                     "--base", kShippedPack});
    CAPTURE(made.err);
    CHECK(made.exit_code == kFine);
    CHECK(made.out == folder.file("printer") + "\n");
    const Ran checked = run(check, {folder.file("printer")});
    CAPTURE(checked.out);
    CHECK(checked.exit_code == kFine);
  }

  TEST_CASE("nothing that is there is replaced") {
    const tests::TempFolder folder;
    std::ofstream(folder.file("printer.md")) << kArticle;
    std::filesystem::create_directory(folder.file("printer"));
    std::ofstream(folder.file("printer/mine")) << "mine";
    const Ran made = run(make_pack, {folder.file("printer.md"), "--out", folder.file("printer"),
                                     "--base", kShippedPack});
    CHECK(made.exit_code == kFoundProblems);
    CHECK(made.err.find("is there already") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.file("printer/pack.json")));
  }

  TEST_CASE("an article without fixes, or none at all, is a problem") {
    const tests::TempFolder folder;
    std::ofstream(folder.file("empty.md")) << "# Nothing\n";
    const Args out = {"--out", folder.file("out")};
    CHECK(run(make_pack, {folder.file("empty.md"), out[0], out[1]}).exit_code == kFoundProblems);
    CHECK(run(make_pack, {folder.file("none.md"), out[0], out[1]}).exit_code == kFoundProblems);
    CHECK_FALSE(std::filesystem::exists(folder.file("out")));
    CHECK(run(make_pack, {}).exit_code == kWrongUse);
  }
}

}  // namespace
}  // namespace bot::command
