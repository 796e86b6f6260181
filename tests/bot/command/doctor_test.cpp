#include <fstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/bot/command/console.h"
#include "tests/bot/temp_folder.h"

namespace bot::command {
namespace {

using nlohmann::json;

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_SUITE("bot/command/doctor") {
  TEST_CASE("a fresh machine is fine, line by line") {
    const tests::TempFolder folder;
    const Ran ran = run(doctor, {"--data", folder.file("data"), "--pack", kShippedPack});
    CAPTURE(ran.out);
    CHECK(ran.exit_code == kFine);
    CHECK(has(ran.out, "ok    certificate  a local one, for this machine only\n"));
    CHECK(has(ran.out, "ok    pack         iPhone backup failed, 8 fixes\n"));
    CHECK(has(ran.out, "ok    slack        off: no STEPWISE_SLACK_SIGNING_SECRET\n"));
    CHECK(ran.err.empty());
  }

  TEST_CASE("something bad ends with 1, and says what to do") {
    const tests::TempFolder folder;
    const Ran ran = run(doctor, {"--data", folder.path().string(), "--pack", "/nowhere"});
    CHECK(ran.exit_code == kFoundProblems);
    CHECK(has(ran.out, "bad   pack         "));
    CHECK(has(ran.out, "                   -> `stepwise check` shows every mistake\n"));
  }

  TEST_CASE("a program reads the same as JSON") {
    const tests::TempFolder folder;
    const Ran ran = run(doctor, {"--json", "--data", folder.path().string(), "--pack", "/nowhere"});
    const json answer = json::parse(ran.out);
    CHECK(answer["sound"] == false);
    CHECK(answer["findings"][0]["about"] == "certificate");
    CHECK(answer["findings"][0]["grade"] == "ok");
  }

  TEST_CASE("what `serve` would refuse or warn of is a finding beside the others") {
    const tests::TempFolder folder;
    Args args = {"--data", folder.file("data"), "--pack", kShippedPack, "--listen", "0.0.0.0:0"};
    const Ran refused = run(doctor, args);
    CHECK(refused.exit_code == kFoundProblems);
    CHECK(has(refused.out, "bad   set-up       listen: 0.0.0.0:0 is public and needs"));
    CHECK(has(refused.out, "ok    pack"));
    args.emplace_back("--plain-http");
    const Ran doubted = run(doctor, args);
    CHECK(doubted.exit_code == kFine);
    CHECK(has(doubted.out, "warn  set-up       plain-http: 0.0.0.0:0 is public"));
  }

  TEST_CASE("a certificate that isn't there is told as such") {
    const tests::TempFolder folder;
    const Ran ran = run(doctor, {"--data", folder.file("data"), "--pack", kShippedPack,
                                 "--tls-cert", "/nope", "--tls-key", "/nope"});
    CHECK(has(ran.out, "bad   certificate  certificate '/nope': no such file\n"));
  }

  TEST_CASE("an option that means nothing is wrong use") {
    const Ran ran = run(doctor, {"--timezone", "Mars/X"});
    CHECK(ran.exit_code == kWrongUse);
    CHECK(has(ran.err, "stepwise doctor: timezone: 'Mars/X': is no time zone"));
  }
}

}  // namespace
}  // namespace bot::command
