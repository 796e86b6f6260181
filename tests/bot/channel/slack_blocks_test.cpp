#include "bot/channel/slack_blocks.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

using nlohmann::json;

TEST_SUITE("bot/channel/slack_blocks") {
  TEST_CASE("a message goes to a channel, or into a thread of it") {
    const json plain = slack_message_to("C1");
    CHECK(plain["channel"] == "C1");
    CHECK_FALSE(plain.contains("thread_ts"));
    const json threaded = slack_message_to("C1/17.1");
    CHECK(threaded["channel"] == "C1");
    CHECK(threaded["thread_ts"] == "17.1");
    CHECK(threaded["unfurl_links"] == false);
  }

  TEST_CASE("blocks have the shapes that Slack documents") {
    CHECK(slack_section("*a*") == json::parse(R"({"type": "section",
      "text": {"type": "mrkdwn", "text": "*a*"}})"));
    CHECK(slack_section("#a", true)["text"]["verbatim"] == true);
    CHECK(slack_button("go", "Go on", "7") == json::parse(R"({"type": "button", "action_id": "go",
      "text": {"type": "plain_text", "text": "Go on", "emoji": false}, "value": "7"})"));
    CHECK(slack_actions(json::array({1})) == json::parse(R"({"type": "actions",
      "elements": [1]})"));
  }
}

}  // namespace
}  // namespace bot
