#include "bot/channel/telegram_render.h"

#include <doctest/doctest.h>

#include "bot/channel/foreign_json.h"

namespace bot {
namespace {

nlohmann::json body_of(const Call& call) { return *foreign_object(call.body); }

dialog::Reply reply_with(std::string lead) {
  dialog::Reply reply;
  reply.lead = std::move(lead);
  reply.choices = {{"Yes", dialog::Signal::Yes, "", "c1.1.0"},
                   {"No", dialog::Signal::No, "", "c1.1.1"},
                   {"None of these, show me something else", dialog::Signal::Skip, "", "c1.1.2"}};
  return reply;
}

TEST_SUITE("bot/channel/telegram_render") {
  TEST_CASE("a reply is HTML with a keyboard, steps set apart") {
    dialog::Reply reply = reply_with("Open **Settings** & look.");
    reply.steps = {"Tap <a>."};
    reply.tail = "Well?";
    const auto calls = render_telegram(reply, "-100123/7");
    REQUIRE(calls.size() == 1);
    CHECK(calls[0].method == "sendMessage");
    const auto body = body_of(calls[0]);
    CHECK(body["chat_id"] == -100123);
    CHECK(body["message_thread_id"] == 7);
    CHECK(body["parse_mode"] == "HTML");
    CHECK(body["text"] == "Open <b>Settings</b> &amp; look.\n\n1. Tap &lt;a&gt;.\n\nWell?");
    const auto& rows = body["reply_markup"]["inline_keyboard"];
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].size() == 2);
    CHECK(rows[0][1]["callback_data"] == "c1.1.1");
    CHECK(rows[1][0]["text"] == "None of these, show me something else");
  }

  TEST_CASE("long replies become several messages, each whole by itself") {
    dialog::Reply reply = reply_with("Lead.");
    for (int i = 0; i < 20; ++i)
      reply.steps.push_back("**Tap** step " + std::to_string(i) + " " + std::string(900, '<'));
    std::string all;
    const auto calls = render_telegram(reply, "5");
    for (std::size_t i = 0; i < calls.size(); ++i) {
      const auto body = body_of(calls[i]);
      const auto text = body["text"].get<std::string>();
      CHECK(text.size() <= kTelegramTextMax);
      CHECK(body.contains("reply_markup") == (i + 1 == calls.size()));
      all += text;
    }
    for (int i = 0; i < 20; ++i)
      CHECK(all.find("step " + std::to_string(i) + " ") != std::string::npos);
  }

  TEST_CASE("without markup nothing has to be parsed") {
    const auto body = body_of(render_telegram_plain(reply_with("a < **b**"), "5").at(0));
    CHECK(body["text"] == "a < b");
    CHECK_FALSE(body.contains("parse_mode"));
    CHECK(body.contains("reply_markup"));
  }

  TEST_CASE("an open bold is closed") { CHECK(to_html("**a") == "<b>a</b>"); }

  TEST_CASE("retiring takes the keyboard away") {
    const Call sent = render_telegram(reply_with("Hi"), "5").at(0);
    const auto retired = retire_telegram(sent, R"({"ok":true,"result":{"message_id":12}})");
    REQUIRE(retired);
    CHECK(*retired == Call{"editMessageReplyMarkup",
                           R"({"chat_id":5,"message_id":12,"reply_markup":)"
                           R"({"inline_keyboard":[]}})"});
    CHECK_FALSE(retire_telegram(sent, R"({"ok":true})"));
    dialog::Reply bare;
    bare.lead = "Bye";
    CHECK_FALSE(retire_telegram(render_telegram(bare, "5").at(0),
                                R"({"ok":true,"result":{"message_id":12}})"));
  }
}

}  // namespace
}  // namespace bot
