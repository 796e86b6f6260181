// Handoffs told to another program by the real one, whatever that program does.

#include <algorithm>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "tests/bot/temp_folder.h"
#include "tests/fake/receiver.h"
#include "tests/io/caller.h"
#include "tests/io/program.h"

namespace io {
namespace {

using tests::ApiCall;
using tests::FakeReceiver;
using tests::Fate;
using tests::TempFolder;
using tests::WireAnswer;
using Types = std::vector<std::string>;

const std::string kKey(32, 'k');

ServeWith telling(const FakeReceiver& receiver, const TempFolder& folder) {
  return {STEPWISE_PROGRAM,
          folder.file("data"),
          {"--plain-http", "--webhook-url", receiver.url() + "/hook"},
          {{"STEPWISE_WEBHOOK_SECRET", receiver.secret()}}};
}

// The numbers of each conversation's events, as they were accepted for the first time.
std::map<std::string, std::vector<int>> told(const FakeReceiver& receiver) {
  std::map<std::string, std::vector<int>> all;
  std::set<std::string> seen;
  for (const auto& event : receiver.accepted()) {
    if (!seen.insert(event.at("id").get<std::string>()).second) continue;
    all[event.at("data").at("conversation")].push_back(event.at("data").at("id").get<int>());
  }
  return all;
}

const Types kAsked = {"handoff.message", "handoff.queued", "handoff.message"};

TEST_SUITE("io/webhook") {
  TEST_CASE("a handoff is told: signed, in order, with what was said") {
    const TempFolder folder;
    const FakeReceiver receiver(kKey);
    const Program program(telling(receiver, folder));
    CHECK(program.words().find("webhook on") != std::string::npos);
    CHECK(program.log().find(receiver.secret()) == std::string::npos);
    say(program.url(), "ann", "hi");
    say(program.url(), "ann", "talk to a human please");
    REQUIRE(receiver.await([&] { return receiver.types().size() >= kAsked.size(); }));
    CHECK(receiver.types() == kAsked);
    const auto first = receiver.accepted().front();
    CHECK(first.at("data").at("message").at("text") == "talk to a human please");
    CHECK(first.at("data").at("user").at("id") == "ann");
    CHECK(receiver.broken().empty());
  }

  TEST_CASE("a receiver that fails, slows us down or resets gets it all the same, and in order") {
    const TempFolder folder;
    FakeReceiver receiver(kKey);
    int calls = 0;
    receiver.set_mood([&](const ApiCall&) -> std::optional<WireAnswer> {
      switch (++calls) {
        case 1:
          return WireAnswer{500, "", {}, Fate::Whole};
        case 2:
          return WireAnswer{429, "", {{"Retry-After", "1"}}, Fate::Whole};
        case 3:
          return WireAnswer{302, "", {{"Location", "/elsewhere"}}, Fate::Whole};
        case 4:
          return WireAnswer{0, "", {}, Fate::Resets};
        default:
          return std::nullopt;
      }
    });
    const Program program(telling(receiver, folder));
    say(program.url(), "ann", "talk to a human please");
    say(program.url(), "ann", "are you there?");
    REQUIRE(receiver.await([&] { return receiver.types().size() >= 5; }));
    for (const auto& [conversation, numbers] : told(receiver))
      CHECK(std::ranges::is_sorted(numbers));
    CHECK(receiver.calls().front().method == receiver.accepted().front().at("id"));
    CHECK(receiver.broken().empty());
  }

  TEST_CASE("what the receiver refuses for good is a dead letter, and holds up nothing") {
    const TempFolder folder;
    FakeReceiver receiver(kKey);
    receiver.set_mood([](const ApiCall& call) -> std::optional<WireAnswer> {
      if (call.body.at("type") != "handoff.queued") return std::nullopt;
      return WireAnswer{422, "", {}, Fate::Whole};
    });
    const Program program(telling(receiver, folder));
    say(program.url(), "ann", "hi");
    say(program.url(), "ann", "talk to a human please");
    REQUIRE(receiver.await([&] { return receiver.types().size() >= 2; }));
    CHECK(receiver.types() == Types{"handoff.message", "handoff.message"});
    CHECK(metric(program.url(), "stepwise_replies_total{channel=\"webhook\",how=\"refused\"}") ==
          "1");
  }

  TEST_CASE("nothing is lost when the receiver hangs and the program is killed") {
    const TempFolder folder;
    FakeReceiver receiver(kKey);
    receiver.set_mood([](const ApiCall&) { return WireAnswer{0, "", {}, Fate::Hangs}; });
    {
      Program program(telling(receiver, folder));
      for (const char* user : {"ann", "bob", "cem"})
        say(program.url(), user, "talk to a human please");
      REQUIRE(receiver.await([&] { return receiver.calls().size() >= 3; }));
      program.kill();
    }
    receiver.set_mood(nullptr);
    const Program program(telling(receiver, folder));
    say(program.url(), "ann", "still there?");
    const auto all = [&] {
      const auto numbers = told(receiver);
      std::size_t count = 0;
      for (const auto& [conversation, each] : numbers)
        count += each.size();
      return numbers.size() == 3 && count >= 11;
    };
    REQUIRE(receiver.await(all));
    for (const auto& [conversation, numbers] : told(receiver)) {
      CHECK(numbers.size() >= kAsked.size());
      CHECK(std::ranges::is_sorted(numbers));
    }
    CHECK(receiver.broken().empty());
  }
}

}  // namespace
}  // namespace io
