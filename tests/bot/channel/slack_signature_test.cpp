#include "bot/channel/slack_signature.h"

#include <doctest/doctest.h>

#include "bot/crypto/digest.h"

namespace bot {
namespace {

// The example of Slack's documentation.
const std::string kSecret = "8f742231b10e8888abcd99yyyzzz85a5";
const std::string kTime = "1531420618";
const std::string kSignature =
    "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
const std::string kBody =
    "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
    "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
    "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands"
    "%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
    "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

std::chrono::sys_seconds at(std::int64_t seconds) {
  return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

TEST_SUITE("bot/channel/slack_signature") {
  TEST_CASE("Slack's own example is Slack's, for five minutes either way") {
    struct Row {
      std::int64_t age;
      std::string_view complaint;
    };
    for (const Row& row : {Row{0, ""}, {300, ""}, {-300, ""}, {301, "stale"}, {-301, "stale"}}) {
      CAPTURE(row.age);
      CHECK(slack_complaint({kSecret}, {kTime, kSignature}, kBody, at(1531420618 + row.age)) ==
            row.complaint);
    }
  }

  TEST_CASE("what isn't signed, or not so, is told apart") {
    const auto now = at(1531420618);
    struct Row {
      const char* what;
      SlackStamp stamp;
      std::string body;
      std::string_view complaint;
    };
    const std::string other = "v0=" + hmac_sha256("other", "v0:" + kTime + ":" + kBody);
    const std::string version = "v1=" + kSignature.substr(3);
    for (const Row& row : {
             Row{"no signature", {kTime, ""}, kBody, "unsigned"},
             Row{"no time", {"", kSignature}, kBody, "unsigned"},
             Row{"another secret", {kTime, other}, kBody, "forged"},
             Row{"another version", {kTime, version}, kBody, "forged"},
             Row{"a changed body", {kTime, kSignature}, kBody + " ", "forged"},
             Row{"a shorter signature", {kTime, "v0=a211"}, kBody, "forged"},
             Row{"not a time", {"soon", kSignature}, kBody, "forged"},
             Row{"a time with a sign", {"+1531420618", kSignature}, kBody, "forged"},
             Row{"a huge time", {"99999999999999999999", kSignature}, kBody, "forged"},
         }) {
      CAPTURE(row.what);
      CHECK(slack_complaint({kSecret}, row.stamp, row.body, now) == row.complaint);
    }
  }

  TEST_CASE("either of two secrets will do, none and an empty one never") {
    const auto now = at(1531420618);
    CHECK(slack_complaint({"new", kSecret}, {kTime, kSignature}, kBody, now).empty());
    CHECK(slack_complaint({}, {kTime, kSignature}, kBody, now) == "forged");
    const std::string empty = "v0=" + hmac_sha256("", "v0:" + kTime + ":" + kBody);
    CHECK(slack_complaint({""}, {kTime, empty}, kBody, now) == "forged");
  }
}

}  // namespace
}  // namespace bot
