#include "bot/channel/slack_api.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

TEST_SUITE("bot/channel/slack_api") {
  TEST_CASE("what writes is JSON, what reads is a form, and the token is in neither") {
    const auto post = slack_posting({"chat.postMessage", R"({"text":"hi"})"}, "xoxb-1");
    CHECK(post.path == "chat.postMessage");
    CHECK(post.body == R"({"text":"hi"})");
    CHECK(post.content_type == "application/json; charset=utf-8");
    CHECK(post.authorization == "Bearer xoxb-1");

    const auto info =
        slack_posting({"users.info", R"({"user":"U1","include_locale":true})"}, "xoxb-1");
    CHECK(info.body == "include_locale=true&user=U1");
    CHECK(info.content_type == "application/x-www-form-urlencoded");
    CHECK(info.authorization == "Bearer xoxb-1");
  }
}

}  // namespace
}  // namespace bot
