// What people send beside words, over each platform's wire: each gets a kind answer, and the
// conversation stands where it stood.

#include <doctest/doctest.h>

#include "tests/io/people.h"
#include "tests/io/set_up.h"

namespace io {
namespace {

using nlohmann::json;
using tests::FakeSlack;
using tests::TempFolder;

TEST_SUITE("io/wordless") {
  TEST_CASE("Telegram: stickers, pictures, recordings, places, files") {
    const TempFolder folder;
    FakeTelegram telegram(kTelegramToken);
    const Program program(telegram_by_webhook(telegram, folder));
    TelegramPerson ann(program, telegram, 5);
    CHECK(ann.say("my icloud is full").status == 200);
    REQUIRE(telegram.await_text("5", "delete my data"));
    for (const char* members : {
             R"({"photo":[{"file_id":"A","file_unique_id":"B","width":90}]})",
             R"({"voice":{"file_id":"A","duration":2,"mime_type":"audio/ogg"}})",
             R"({"location":{"latitude":52.5,"longitude":13.4}})",
             R"({"document":{"file_id":"A","file_name":"log.txt"}})",
             R"({"sticker":{"emoji":"x","type":"regular"}})",
         }) {
      const std::string what(members);
      CAPTURE(what);
      const std::size_t before = telegram.shown("5").size();
      json update = ann.update_of("");
      update["message"].erase("text");
      update["message"].update(json::parse(members));
      CHECK(ann.post(update).status == 200);
      CHECK(telegram.await_text("5", "", before));
    }
    const auto fix = telegram.await_button("5", "It worked");
    REQUIRE(fix);
    CHECK(ann.press(*fix, "It worked").status == 200);
    CHECK(telegram.await_button("5", "5"));
    CHECK(telegram.broken() == "");
  }

  TEST_CASE("Slack: a picture, and what is no word of a person's") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    const Program program(slack_only(slack, folder));
    SlackPerson ann(program, "U1");
    CHECK(ann.say("it says not enough icloud storage").status == 200);
    REQUIRE(slack.await_text("D1", "delete my data"));
    const std::size_t answered = slack.shown("D1").size();
    for (const char* members : {
             R"({"bot_id":"B1","user":"UBOT"})",
             R"({"subtype":"bot_message","bot_id":"B2"})",
             R"({"subtype":"message_changed","previous_message":{"bot_id":"B1"}})",
             R"({"subtype":"message_deleted","previous_message":{"user":"UBOT","bot_id":"B1"}})",
             R"({"subtype":"channel_join"})",
         }) {
      CAPTURE(members);
      json event = json::parse(ann.event_of("did not help"));
      event["event"].update(json::parse(members));
      CHECK(ann.post_event(event.dump()).status == 200);
    }
    const auto ignored = [&](const std::string& why) {
      return metric(program.url(), R"(stepwise_ignored_total{channel="slack",why=")" + why + "\"}");
    };
    CHECK(ignored("bot") == "4");
    CHECK(ignored("subtype") == "1");

    json picture = json::parse(ann.event_of(""));
    picture["event"].update(
        json::parse(R"({"subtype":"file_share","files":[{"id":"F1","mimetype":"image/png"}]})"));
    CHECK(ann.post_event(picture.dump()).status == 200);
    CHECK(slack.await_text("D1", "icture", answered));
    CHECK(slack.shown("D1").size() == answered + 1);
    CHECK(slack.await_button("D1", "It worked"));
    CHECK(slack.broken() == "");
  }
}

}  // namespace
}  // namespace io
