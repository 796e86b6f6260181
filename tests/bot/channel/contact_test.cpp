#include "bot/channel/contact.h"

#include <future>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "bot/channel/slack_platform.h"
#include "tests/fake/wire.h"

namespace bot {
namespace {

TEST_SUITE("bot/channel/contact") {
  TEST_CASE("a platform is asked at start, called while it lasts, and no more once it is cut") {
    tests::Wire wire([](const tests::WireRequest& request) {
      const bool known = request.header("Authorization") == "Bearer t";
      const std::string ok = R"({"ok":true,"user_id":"U1","target":")" + request.target + "\"}";
      return tests::WireAnswer{200, known ? ok : R"({"ok":false,"error":"not_authed"})", {}};
    });
    auto client = http::Client::open(wire.url());
    REQUIRE(client);
    std::promise<ChannelNoted> noted;
    const auto posting = [](const Call& call) {
      http::Posting made;
      made.path = call.method;
      made.body = call.body;
      made.authorization = "Bearer t";
      return made;
    };
    const Errand sign_in{{"auth.test", "{}"}, [](const nlohmann::json& answer) {
                           return "signed in as " + answer.value("user_id", "");
                         }};
    Contact contact(
        slack_platform(), {std::move(*client), posting}, {sign_in},
        [&](const Observation& seen) { noted.set_value(std::get<ChannelNoted>(seen)); });
    contact.start();
    const ChannelNoted first = noted.get_future().get();
    CHECK(first.channel == "slack");
    CHECK(first.what == "signed in as U1");
    const Platform& platform = contact.platform();
    CHECK(platform.api({"chat.postMessage", "{}"}).body.find("/chat.postMessage") !=
          std::string::npos);
    contact.cut();
    CHECK(platform.api({"chat.postMessage", "{}"}).status == 0);
  }
}

}  // namespace
}  // namespace bot
