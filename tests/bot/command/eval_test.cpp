#include <fstream>
#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/bot/command/console.h"
#include "tests/bot/temp_folder.h"
#include "tests/intents/phrases.h"

namespace bot::command {
namespace {

std::string written(const tests::TempFolder& folder, const char* name, const std::string& text) {
  std::string path = (folder.path() / name).string();
  std::ofstream(path) << text;
  return path;
}

std::string small_rows() {
  std::string rows;
  for (const intents::Example& example : intents::small_set()) {
    rows += example.text + '\t' + example.intent + '\n';
  }
  return rows;
}

TEST_SUITE("bot/command/eval") {
  TEST_CASE("figures of a test set are fractions, out of scope counted apart") {
    const tests::TempFolder folder;
    const std::string train = written(folder, "train.tsv", small_rows());
    const std::string test = written(folder, "test.tsv",
                                     "my backup failed again\tbackup_failed\r\n\n"
                                     "thanks a lot\tthanks\nthe wifi is slow\tthanks\n"
                                     "boil two eggs\toos\n");
    const std::string oos = written(folder, "oos.txt", "quelle heure est il\n");
    const Ran ran = run(eval, {"--train", train, "--test", test, "--valid", test, "--oos", oos,
                               "--json", "--confusions"});
    REQUIRE(ran.exit_code == kFine);
    const auto json = nlohmann::json::parse(ran.out);
    CHECK(json["in_scope"] == 3);
    CHECK(json["out_of_scope"] == 2);
    CHECK(json["accuracy"] == doctest::Approx(2.0 / 3));
    CHECK(json["oos_recall"] == 1);
    CHECK(json["valid"]["out_of_scope"] == 1);
    CHECK(json["valid"]["in_scope"] == 3);
    for (const char* figure : {"train_s", "message_us", "message_us_p99", "peak_memory_mb"}) {
      CAPTURE(figure);
      CHECK(json[figure] > 0);
    }
    REQUIRE(json["confusions"].size() == 1);
    CHECK(json["confusions"][0]["predicted"] == "wifi_problem");
    CHECK(json["confusions"][0]["examples"][0] == "the wifi is slow");
    CHECK(run(eval, {"--train", train, "--test", test}).out.find("accuracy") != std::string::npos);
  }

  TEST_CASE(
      "the same rows give the same figures in any order, and out of scope ones teach nothing") {
    const tests::TempFolder folder;
    const std::string test = written(folder, "test.tsv", "the wifi is gone\twifi_problem\n");
    const auto figures_of = [&](const std::string& rows) {
      const std::string train = written(folder, "train.tsv", rows);
      auto json =
          nlohmann::json::parse(run(eval, {"--train", train, "--test", test, "--json"}).out);
      for (const char* clock : {"train_s", "calibrate_s", "message_us", "message_us_p99"})
        json.erase(clock);
      json.erase("peak_memory_mb");
      return json;
    };
    const auto figures = figures_of(small_rows());
    CHECK(figures["accuracy"] == 1);
    CHECK(figures_of(small_rows() + "the wifi is gone\toos\n") == figures);
    std::istringstream lines(small_rows());
    std::string turned;
    for (std::string line; std::getline(lines, line);)
      turned.insert(0, line + '\n');
    CHECK(figures_of(turned) == figures);
  }

  TEST_CASE("less accuracy than was asked for is a problem found") {
    const tests::TempFolder folder;
    const std::string train = written(folder, "train.tsv", small_rows());
    const std::string test = written(folder, "test.tsv",
                                     "the wifi is gone\twifi_problem\n"
                                     "the wifi is slow\tthanks\n");
    CHECK(run(eval, {"--train", train, "--test", test, "--at-least", "0.5"}).exit_code == kFine);
    const Ran low = run(eval, {"--train", train, "--test", test, "--at-least", "0.6"});
    CHECK(low.exit_code == kFoundProblems);
    CHECK(low.err.find("accuracy is 0.5, expected at least 0.6") != std::string::npos);
    CHECK(run(eval, {"--at-least", "60"}).exit_code == kWrongUse);
  }

  TEST_CASE("what nothing out of scope says anything of is null") {
    const tests::TempFolder folder;
    const std::string train = written(folder, "train.tsv", small_rows());
    const std::string test = written(folder, "test.tsv", "the wifi is gone\twifi_problem\n");
    const Ran ran = run(eval, {"--train", train, "--test", test, "--json"});
    const auto json = nlohmann::json::parse(ran.out);
    for (const char* figure : {"oos_recall", "oos_precision", "oos_auroc"}) {
      CAPTURE(figure);
      REQUIRE(json.contains(figure));
      CHECK(json[figure].is_null());
    }
    CHECK(run(eval, {"--train", train, "--test", test}).out.find("oos_") == std::string::npos);
  }

  TEST_CASE("what would be left out silently is wrong use") {
    const tests::TempFolder folder;
    const std::string rows = written(folder, "rows.tsv", small_rows());
    CHECK(run(eval, {"--valid", rows}).exit_code == kWrongUse);
    CHECK(run(eval, {"--oos", rows}).exit_code == kWrongUse);
    CHECK(run(eval, {kShippedPack, "--train", rows, "--test", rows}).exit_code == kWrongUse);
  }

  TEST_CASE("a row without an intent is told with its line, half a request is wrong use") {
    const tests::TempFolder folder;
    const std::string rows = written(folder, "rows.tsv", "hello\tgreeting\nno tab\n");
    CHECK(run(eval, {"--train", rows}).exit_code == kWrongUse);
    try {
      run(eval, {"--train", rows, "--test", rows});
      FAIL("a row without an intent was taken");
    } catch (const std::runtime_error& error) {
      CHECK(std::string(error.what()).find("rows.tsv:2: expected") != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace bot::command
