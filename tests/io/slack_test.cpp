#include <set>
#include <thread>

#include <doctest/doctest.h>

#include "tests/io/people.h"
#include "tests/io/set_up.h"

namespace io {
namespace {

using tests::ApiCall;
using tests::FakeSlack;
using tests::Fate;
using tests::TempFolder;
using tests::WireAnswer;

// A message of ours with a button, pressed.
void press(FakeSlack& slack, SlackPerson& person, const std::string& label) {
  CAPTURE(label);
  const auto shown = slack.await_button(person.channel(), label);
  REQUIRE(shown);
  CHECK(person.press(*shown, label).status == 200);
}

TEST_SUITE("io/slack") {
  TEST_CASE("from complaint to solved with buttons only") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    const Program program(slack_only(slack, folder));
    CHECK(program.words().find("slack on; telegram off (no STEPWISE_TELEGRAM_TOKEN)") !=
          std::string::npos);
    SlackPerson ann(program, "U1");
    CHECK(ann.open_home().status == 200);
    press(slack, ann, "iCloud is full");
    const auto fix = slack.await_button("D1", "It worked");
    REQUIRE(fix);
    CHECK(fix->text.find("1. ") != std::string::npos);
    press(slack, ann, "It worked");
    press(slack, ann, "5");
    CHECK(slack.await_text("D1", "Thank"));
    // What was answered can't be pressed any more.
    CHECK(slack.await([&] {
      for (const Shown& shown : slack.shown("D1")) {
        if (!shown.buttons.empty()) return false;
      }
      return true;
    }));
    CHECK(slack.broken() == "");
  }

  TEST_CASE("from complaint to solved with words only") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    const Program program(slack_only(slack, folder));
    SlackPerson ann(program, "U1");
    CHECK(ann.say("my backup failed, it says *not enough icloud storage* :cry:").status == 200);
    REQUIRE(slack.await_text("D1", "iCloud is full"));
    const std::size_t before = slack.shown("D1").size();
    CHECK(ann.say("it worked &amp; is done").status == 200);
    REQUIRE(slack.await_text("D1", "from 1", before));
    CHECK(ann.say("5").status == 200);
    CHECK(slack.await_text("D1", "Thank", before));
    CHECK(slack.broken() == "");
  }

  TEST_CASE("the same event four times, even at once, gives one answer") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    const Program program(slack_only(slack, folder));
    SlackPerson ann(program, "U1");
    const std::string event = ann.event_of("it says not enough icloud storage");
    std::vector<std::thread> retries;
    for (int i = 0; i < 4; ++i)
      retries.emplace_back([&] { CHECK(ann.post_event(event).status == 200); });
    for (std::thread& retry : retries)
      retry.join();
    REQUIRE(slack.await_text("D1", "iCloud is full"));
    CHECK(ann.say("how long does it take?").status == 200);
    REQUIRE(slack.await_text("D1", "minutes", 1));
    std::set<std::string> texts;
    for (const Shown& shown : slack.shown("D1"))
      CHECK(texts.insert(shown.text).second);
    CHECK(metric(program.url(), "stepwise_repeats_total{channel=\"slack\"}") == "3");
  }

  TEST_CASE("forged, stale and unsigned requests get 401 and leave no trace but a metric") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    Program program(slack_only(slack, folder));
    SlackPerson ann(program, "U1");
    const std::string body = ann.event_of("are you there");
    const std::string json = "application/json";
    CHECK(SlackPerson::post(program, "events", body, json, "wrong").status == 401);
    CHECK(SlackPerson::post(program, "events", body, json, kSigningSecret, 301).status == 401);
    CHECK(SlackPerson::post(program, "interactions", body, json, "wrong").status == 401);
    CHECK(SlackPerson::post(program, "commands", body, json, "wrong").status == 401);
    CHECK(http_post(program.url(), "/webhooks/slack/events", body, json, {}).status == 401);
    CHECK(metric(program.url(), R"(stepwise_refused_total{channel="slack",why="forged"})") == "3");
    CHECK(metric(program.url(), R"(stepwise_refused_total{channel="slack",why="stale"})") == "1");
    CHECK(metric(program.url(), R"(stepwise_refused_total{channel="slack",why="unsigned"})") ==
          "1");
    CHECK(http_get(program.url(), "/metrics").body.find("\nstepwise_turns_total{") ==
          std::string::npos);
    CHECK(program.log().find("are you there") == std::string::npos);
    CHECK(program.log().find("401") == std::string::npos);
    CHECK(program.stop() == 0);
    CHECK(slack.calls("chat.postMessage").empty());
  }

  TEST_CASE("a bad day of the platform costs no message and changes no order") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    const Program program(slack_only(slack, folder));
    int posts = 0;
    slack.set_mood([&](const ApiCall& call) -> std::optional<WireAnswer> {
      if (call.method != "chat.postMessage") return std::nullopt;
      switch (++posts) {
        case 1:
          return WireAnswer{500, "<html>oops</html>", {{"Content-Type", "text/html"}}, Fate::Whole};
        case 2:
          return WireAnswer{200, R"({"ok":false,"error":"fatal_error"})", {}, Fate::Whole};
        case 3:
          return WireAnswer{
              429, R"({"ok":false,"error":"ratelimited"})", {{"Retry-After", "1"}}, Fate::Whole};
        case 4:
          return WireAnswer{200, "", {}, Fate::Resets};
        case 5:
          return WireAnswer{200, "", {}, Fate::Twice};
        default:
          return std::nullopt;
      }
    });
    SlackPerson ann(program, "U1");
    CHECK(ann.say("it says not enough icloud storage").status == 200);
    REQUIRE(slack.await_text("D1", "delete my data"));  // The last of the first answer's.
    CHECK(slack.shown("D1").front().text.find("iCloud is full") != std::string::npos);
    CHECK(slack.shown("D1").size() == 2);
    CHECK(posts == 6);
    CHECK(slack.broken() == "");
  }

  TEST_CASE("what was acknowledged is answered after a kill -9") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    slack.set_mood([](const ApiCall&) { return WireAnswer{503, "", {}, Fate::Whole}; });
    {
      Program program(slack_only(slack, folder));
      SlackPerson ann(program, "U1");
      CHECK(ann.say("it says not enough icloud storage").status == 200);
      program.kill();
    }
    CHECK(slack.shown().empty());
    slack.set_mood({});
    const Program program(slack_only(slack, folder));
    CHECK(slack.await_text("D1", "iCloud is full"));
  }

  TEST_CASE("a command is answered in direct messages, a mention in its thread") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    const Program program(slack_only(slack, folder));
    SlackPerson ann(program, "U1");
    const HttpReply answer = ann.command("not enough icloud storage");
    CHECK(answer.status == 200);
    CHECK(answer.body.find("ephemeral") != std::string::npos);
    REQUIRE(slack.await_text("U1", "iCloud is full"));

    SlackPerson ben(program, "U2");
    const std::string mention =
        R"({"type":"event_callback","event_id":"EvM","authorizations":[{"user_id":"UBOT",)"
        R"("is_bot":true}],"event":{"type":"app_mention","user":"U2","channel":"C7",)"
        R"("text":"<@UBOT> my icloud is full <!channel>","ts":"1700000001.000100"}})";
    CHECK(ben.post_event(mention).status == 200);
    const auto shown = slack.await_text("C7", "iCloud is full");
    REQUIRE(shown);
    CHECK(shown->thread == "1700000001.000100");
    CHECK(slack.broken() == "");
  }
}

}  // namespace
}  // namespace io
