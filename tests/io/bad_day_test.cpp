// The real program while a platform has a bad day: it answers nothing, or nonsense, or twice.

#include <map>

#include <doctest/doctest.h>

#include "tests/io/people.h"
#include "tests/io/set_up.h"

namespace io {
namespace {

using tests::ApiCall;
using tests::FakePlatform;
using tests::FakeSlack;
using tests::Fate;
using tests::TempFolder;
using tests::WireAnswer;

constexpr int kPeople = 12;

WireAnswer dead(const ApiCall& /*call*/) { return {200, "", {}, Fate::Resets}; }

WireAnswer slow(int seconds) {
  return {429,
          R"({"ok":false,"error_code":429,"description":"Too Many Requests",)"
          R"("parameters":{"retry_after":)" +
              std::to_string(seconds) + "}}",
          {{"Retry-After", std::to_string(seconds)}},
          Fate::Whole};
}

// Two messages each: what was found, and then the line on data.
void check_all_answered(const FakePlatform& platform, const std::string& place) {
  CAPTURE(place);
  REQUIRE(platform.await_text(place, "delete my data"));
  const auto shown = platform.shown(place);
  CHECK(shown.size() == 2);
  CHECK(shown[0].text.find("iCloud is full") != std::string::npos);
}

TEST_SUITE("io/bad_day") {
  TEST_CASE("Slack is away while many write: each is answered once, in order, at its pace") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    const Program program(slack_only(slack, folder));
    slack.set_mood(dead);
    std::vector<SlackPerson> people;
    for (int i = 0; i < kPeople; ++i)
      people.emplace_back(program, "U" + std::to_string(i));
    for (SlackPerson& person : people)
      CHECK(person.say("it says not enough icloud storage").status == 200);
    REQUIRE(slack.await_calls("chat.postMessage", 3));
    CHECK(slack.shown().empty());
    slack.set_mood({});
    for (const SlackPerson& person : people)
      check_all_answered(slack, person.channel());
    CHECK(slack.broken() == "");
  }

  TEST_CASE("Telegram is away while many write: the same, by webhook") {
    const TempFolder folder;
    FakeTelegram telegram(kTelegramToken);
    const Program program(telegram_by_webhook(telegram, folder));
    telegram.set_mood(dead);
    std::vector<TelegramPerson> people;
    for (int i = 0; i < kPeople; ++i)
      people.emplace_back(program, telegram, 100 + i);
    for (TelegramPerson& person : people)
      CHECK(person.say("my icloud is full").status == 200);
    REQUIRE(telegram.await_calls("sendMessage", 3));
    telegram.set_mood({});
    for (const TelegramPerson& person : people)
      check_all_answered(telegram, person.chat());
    // Who it is and where it listens are told late, and told.
    CHECK(telegram.await([&] { return !telegram.webhook().empty(); }));
    CHECK(telegram.broken() == "");
  }

  TEST_CASE("Telegram is away and polled: what was written meanwhile is answered") {
    const TempFolder folder;
    FakeTelegram telegram(kTelegramToken);
    const Program program(telegram_by_polling(telegram, folder));
    REQUIRE(telegram.await_calls("getUpdates", 1));
    telegram.set_mood(dead);
    std::vector<TelegramPerson> people;
    for (int i = 0; i < kPeople; ++i)
      people.emplace_back(program, telegram, 100 + i);
    for (TelegramPerson& person : people)
      telegram.push_update(person.update_of("my icloud is full"));
    telegram.set_mood({});
    for (const TelegramPerson& person : people)
      check_all_answered(telegram, person.chat());
    CHECK(telegram.broken() == "");
  }

  TEST_CASE("of an answer that never comes, comes too late or comes twice nothing is lost") {
    const TempFolder folder;
    FakeTelegram telegram(kTelegramToken);
    const Program program(telegram_by_webhook(telegram, folder));
    int sends = 0;
    telegram.set_mood([&](const ApiCall& call) -> std::optional<WireAnswer> {
      if (call.method != "sendMessage") return std::nullopt;
      switch (++sends) {
        case 1:
          return WireAnswer{502, "<html>Bad Gateway</html>", {}, Fate::Whole};
        case 2:
          return slow(1);
        case 3:
          return WireAnswer{200, "", {}, Fate::Resets};
        case 4:
          return WireAnswer{200, "", {}, Fate::Hangs};
        case 5:
          return WireAnswer{200, "", {}, Fate::Twice};
        default:
          return std::nullopt;
      }
    });
    TelegramPerson ann(program, telegram, 5);
    CHECK(ann.say("my icloud is full").status == 200);
    REQUIRE(telegram.await_calls("sendMessage", 4));
    // A hanging call holds up nobody else.
    TelegramPerson ben(program, telegram, 6);
    CHECK(ben.say("my icloud is full").status == 200);
    check_all_answered(telegram, ben.chat());
    check_all_answered(telegram, ann.chat());
    CHECK(telegram.broken() == "");
  }
}

}  // namespace
}  // namespace io
