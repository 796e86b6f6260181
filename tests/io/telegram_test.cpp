#include <set>

#include <doctest/doctest.h>

#include "tests/io/people.h"
#include "tests/io/set_up.h"

namespace io {
namespace {

using tests::ApiCall;
using tests::Fate;
using tests::TempFolder;
using tests::WireAnswer;

TEST_SUITE("io/telegram") {
  TEST_CASE("it introduces itself: webhook, secret, commands") {
    const TempFolder folder;
    FakeTelegram telegram(kTelegramToken);
    const Program program(telegram_by_webhook(telegram, folder));
    REQUIRE(telegram.await_calls("setWebhook", 1));
    CHECK(telegram.webhook() == "https://bot.example/webhooks/telegram");
    const auto call = telegram.calls("setWebhook").front().body;
    CHECK(call.at("secret_token") == kTelegramSecret);
    CHECK(call.at("allowed_updates").size() == 4);
    REQUIRE(telegram.await_calls("setMyCommands", 1));
    CHECK(telegram.calls("setMyCommands").front().body.at("commands").size() == 5);
    CHECK(telegram.calls("getMe").size() == 1);
    CHECK(program.words().find("telegram on; ") != std::string::npos);
    CHECK(program.log().find(kTelegramToken) == std::string::npos);
    CHECK(program.log().find(kTelegramSecret) == std::string::npos);
  }

  TEST_CASE("from complaint to solved with buttons only") {
    const TempFolder folder;
    FakeTelegram telegram(kTelegramToken);
    const Program program(telegram_by_webhook(telegram, folder));
    TelegramPerson ann(program, telegram, 5);
    CHECK(ann.say("/start").status == 200);  // The button that Telegram itself shows.
    for (const char* label : {"iCloud is full", "It worked", "5"}) {
      CAPTURE(label);
      const auto shown = telegram.await_button("5", label);
      REQUIRE(shown);
      CHECK(ann.press(*shown, label).status == 200);
    }
    CHECK(telegram.await_text("5", "Thank"));
    CHECK(telegram.await_calls("answerCallbackQuery", 3));
    CHECK(telegram.await([&] {
      for (const Shown& shown : telegram.shown("5")) {
        if (!shown.buttons.empty()) return false;
      }
      return true;
    }));
    CHECK(telegram.broken() == "");
  }

  TEST_CASE("from complaint to solved with words only") {
    const TempFolder folder;
    FakeTelegram telegram(kTelegramToken);
    const Program program(telegram_by_webhook(telegram, folder));
    TelegramPerson ann(program, telegram, 5);
    CHECK(ann.say("backup failed, icloud is full <b>&").status == 200);
    REQUIRE(telegram.await_text("5", "iCloud is full"));
    const std::size_t before = telegram.shown("5").size();
    CHECK(ann.say("it worked").status == 200);
    REQUIRE(telegram.await_text("5", "from 1", before));
    CHECK(ann.say("5").status == 200);
    CHECK(telegram.await_text("5", "Thank", before));
    CHECK(telegram.broken() == "");
  }

  TEST_CASE("a forged update gets 401 and leaves no trace but a metric") {
    const TempFolder folder;
    FakeTelegram telegram(kTelegramToken);
    Program program(telegram_by_webhook(telegram, folder));
    TelegramPerson ann(program, telegram, 5);
    CHECK(ann.post(ann.update_of("are you there"), "").status == 401);
    CHECK(ann.post(ann.update_of("are you there"), "wh_secret-2").status == 401);
    CHECK(ann.post(ann.update_of("are you there"), "wh_secret-").status == 401);
    const auto refused = [&](const char* why) {
      return metric(program.url(), "stepwise_refused_total{channel=\"telegram\",why=\"" +
                                       std::string(why) + "\"}");
    };
    CHECK(refused("unsigned") == "1");
    CHECK(refused("forged") == "2");
    CHECK(http_get(program.url(), "/metrics").body.find("\nstepwise_turns_total{") ==
          std::string::npos);
    CHECK(program.log().find("are you there") == std::string::npos);
    CHECK(program.stop() == 0);
    CHECK(telegram.calls("sendMessage").empty());
  }

  TEST_CASE("the same update four times gives one answer") {
    const TempFolder folder;
    FakeTelegram telegram(kTelegramToken);
    const Program program(telegram_by_webhook(telegram, folder));
    TelegramPerson ann(program, telegram, 5);
    auto update = ann.update_of("my icloud is full");
    update["update_id"] = 7;
    for (int i = 0; i < 4; ++i)
      CHECK(ann.post(update).status == 200);
    REQUIRE(telegram.await_text("5", "delete my data"));
    CHECK(ann.say("how long does it take?").status == 200);
    REQUIRE(telegram.await_text("5", "minutes", 2));
    std::set<std::string> texts;
    for (const Shown& shown : telegram.shown("5"))
      CHECK(texts.insert(shown.text).second);
  }

  TEST_CASE("thirty people at once are answered in order and within the limits") {
    const TempFolder folder;
    FakeTelegram telegram(kTelegramToken);
    const Program program(telegram_by_webhook(telegram, folder));
    std::vector<TelegramPerson> people;
    for (int i = 0; i < 30; ++i)
      people.emplace_back(program, telegram, 100 + i);
    for (TelegramPerson& person : people)
      CHECK(person.say("my icloud is full").status == 200);
    for (const TelegramPerson& person : people) {
      CAPTURE(person.chat());
      REQUIRE(telegram.await_text(person.chat(), "delete my data"));
      const auto shown = telegram.shown(person.chat());
      REQUIRE(shown.size() == 2);
      CHECK(shown[0].text.find("iCloud is full") != std::string::npos);
    }
    CHECK(telegram.broken() == "");
  }

  TEST_CASE("without a public address it asks, and forgets nothing over a kill -9") {
    const TempFolder folder;
    FakeTelegram telegram(kTelegramToken);
    telegram.set_webhook("https://elsewhere.example/");  // Of an earlier set-up.
    {
      Program program(telegram_by_polling(telegram, folder));
      CHECK(program.words().find("telegram on, polling") != std::string::npos);
      TelegramPerson ann(program, telegram, 5);
      telegram.push_update(ann.update_of("my icloud is full"));
      const auto fix = telegram.await_button("5", "It worked");
      REQUIRE(fix);
      telegram.push_update(ann.update_of(*fix, "It worked"));
      REQUIRE(telegram.await_button("5", "5"));
      CHECK(telegram.webhook().empty());
      CHECK(http_post(program.url(), "/webhooks/telegram", "{}", "application/json", {}).status ==
            404);
      // All that was sent is known to be: else it may be sent once more.
      CHECK(telegram.await([&] {
        return metric(program.url(), R"(stepwise_replies_total{channel="telegram",how="sent"})") ==
               std::to_string(telegram.shown("5").size());
      }));
      CHECK(telegram.broken() == "");  // A new process doesn't know when the old one wrote last.
      program.kill();
    }
    const std::size_t before = telegram.shown("5").size();
    const std::int64_t confirmed = telegram.confirmed();
    const Program program(telegram_by_polling(telegram, folder));
    TelegramPerson ann(program, telegram, 5);
    telegram.push_update(ann.update_of("5"));
    REQUIRE(telegram.await_text("5", "Thank", before));
    CHECK(telegram.shown("5").size() == before + 1);
    CHECK(telegram.await([&] { return telegram.confirmed() > confirmed; }));
  }

  TEST_CASE("who blocked us is left alone") {
    const TempFolder folder;
    FakeTelegram telegram(kTelegramToken);
    const Program program(telegram_by_webhook(telegram, folder));
    TelegramPerson ann(program, telegram, 5);
    telegram.set_mood([](const ApiCall& call) -> std::optional<WireAnswer> {
      if (call.method != "sendMessage") return std::nullopt;
      return WireAnswer{403,
                        R"({"ok":false,"error_code":403,)"
                        R"("description":"Forbidden: bot was blocked by the user"})",
                        {},
                        Fate::Whole};
    });
    CHECK(ann.say("my icloud is full").status == 200);
    REQUIRE(telegram.await_calls("sendMessage", 1));
    CHECK(ann.block().status == 200);
    telegram.set_mood({});
    TelegramPerson ben(program, telegram, 6);
    CHECK(ben.say("hi").status == 200);
    REQUIRE(telegram.await_text("6", "delete my data"));
    CHECK(telegram.shown("5").empty());
    CHECK(telegram.calls("sendMessage").size() == 3);
  }
}

}  // namespace
}  // namespace io
