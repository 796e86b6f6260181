#include "bot/channel/introduction.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "bot/channel/slack_judge.h"

namespace bot {
namespace {

using std::chrono::milliseconds;

const Fetched kOk{200, R"({"ok":true})", {}, ""};
const Fetched kDown{0, "", {}, "connection refused"};

struct Stage {
  Introduction introduction(std::vector<std::string> methods) {
    std::deque<Errand> errands;
    for (std::string& method : methods) {
      errands.push_back(
          {{method, "{}"}, [method](const nlohmann::json&) { return method + " done"; }});
    }
    return Introduction(
        {"slack",
         [this](const Call& call) {
           made.push_back(call.method);
           return answer(call);
         },
         judge_slack,
         [this](const Observation& seen) { noted.push_back(std::get<ChannelNoted>(seen)); }},
        std::move(errands));
  }
  std::function<Fetched(const Call&)> answer = [](const Call&) { return kOk; };
  std::vector<std::string> made;
  std::vector<ChannelNoted> noted;
};

TEST_SUITE("bot/channel/introduction") {
  TEST_CASE("all is said in its order, then there is nothing to do") {
    Stage stage;
    auto introduction = stage.introduction({"a", "b"});
    CHECK(introduction.step() == milliseconds(0));
    CHECK_FALSE(introduction.step());
    CHECK_FALSE(introduction.step());
    CHECK(stage.made == std::vector<std::string>{"a", "b"});
    CHECK(stage.noted.back().what == "b done");
    CHECK_FALSE(stage.noted.back().failed);
  }

  TEST_CASE("what fails is said again later, after the rest") {
    Stage stage;
    bool down = true;
    stage.answer = [&](const Call& call) { return call.method == "a" && down ? kDown : kOk; };
    auto introduction = stage.introduction({"a", "b"});
    CHECK(introduction.step() == milliseconds(2000));
    CHECK(stage.noted.back().failed);
    CHECK(stage.noted.back().what == "a: connection refused");
    CHECK(introduction.step() == milliseconds(0));
    CHECK(introduction.step() == milliseconds(2000));
    CHECK(introduction.step() == milliseconds(4000));
    for (int i = 0; i < 10; ++i)
      (void)introduction.step();
    CHECK(introduction.step() == milliseconds(60000));
    down = false;
    CHECK_FALSE(introduction.step());
  }

  TEST_CASE("who is told to slow down does") {
    Stage stage;
    stage.answer = [](const Call&) { return Fetched{429, "", std::chrono::seconds(30), ""}; };
    CHECK(stage.introduction({"a"}).step() == milliseconds(30000));
  }
}

}  // namespace
}  // namespace bot
