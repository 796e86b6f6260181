#include "bot/channel/slack_render.h"

#include <doctest/doctest.h>

#include "bot/channel/foreign_json.h"

namespace bot {
namespace {

dialog::Reply reply_with(std::string lead) {
  dialog::Reply reply;
  reply.lead = std::move(lead);
  reply.choices = {{"It worked", dialog::Signal::Worked, "", "c1.1.0"},
                   {"It didn't", dialog::Signal::DidNotWork, "", "c1.1.1"}};
  return reply;
}

nlohmann::json body_of(const Call& call) { return *foreign_object(call.body); }

TEST_SUITE("bot/channel/slack_render") {
  TEST_CASE("a reply is sections, steps in order, and buttons with their values") {
    dialog::Reply reply = reply_with("Open **Settings** & look.");
    reply.steps = {"Tap <a>.", "Tap b."};
    reply.tail = "How did it go?";
    const auto calls = render_slack(reply, "C1/2.1");
    REQUIRE(calls.size() == 1);
    CHECK(calls[0].method == "chat.postMessage");
    const auto body = body_of(calls[0]);
    CHECK(body["channel"] == "C1");
    CHECK(body["thread_ts"] == "2.1");
    CHECK(body["text"] ==
          "Open Settings &amp; look.\n1. Tap &lt;a&gt;.\n2. Tap b.\nHow did it go?\n"
          "1) It worked  2) It didn't");
    const auto& blocks = body["blocks"];
    REQUIRE(blocks.size() == 4);
    CHECK(blocks[0]["text"]["text"] == "Open *Settings* &amp; look.");
    CHECK(blocks[1]["text"]["text"] == "1. Tap &lt;a&gt;.\n2. Tap b.");
    CHECK(blocks[3]["type"] == "actions");
    CHECK(blocks[3]["elements"][0]["value"] == "c1.1.0");
    CHECK(blocks[3]["elements"][1]["text"]["text"] == "It didn't");
  }

  TEST_CASE("limits are kept by splitting: nothing is cut") {
    dialog::Reply reply = reply_with(std::string(2500, 'l'));
    for (int i = 0; i < 30; ++i)
      reply.steps.push_back("step " + std::to_string(i) + " " + std::string(900, '&'));
    for (int i = 0; i < 12; ++i)
      reply.choices.push_back({"More", dialog::Signal::Worked, "", "v" + std::to_string(i)});
    std::string all;
    std::size_t buttons = 0;
    for (const Call& call : render_slack(reply, "D1")) {
      const auto body = body_of(call);
      CHECK(body["text"].get<std::string>().size() <= kSlackTextMax);
      CHECK(body["blocks"].size() <= kSlackBlocksMax);
      for (const auto& block : body["blocks"]) {
        if (block["type"] == "actions") {
          CHECK(block["elements"].size() <= kSlackRowMax);
          buttons += block["elements"].size();
        } else {
          CHECK(block["text"]["text"].get<std::string>().size() <= kSlackSectionMax);
          all += block["text"]["text"].get<std::string>();
        }
      }
    }
    CHECK(buttons == 14);
    for (int i = 0; i < 30; ++i)
      CHECK(all.find("step " + std::to_string(i) + " ") != std::string::npos);
  }

  TEST_CASE("without blocks the text is complete by itself") {
    const auto calls = render_slack_plain(reply_with("**Hi**"), "D1");
    REQUIRE(calls.size() == 1);
    CHECK(calls[0].body ==
          R"({"channel":"D1","text":"Hi\n1) It worked  2) It didn't","unfurl_links":false,)"
          R"("unfurl_media":false})");
  }

  TEST_CASE("what is said is never nothing") {
    CHECK(body_of(render_slack({}, "D1").at(0))["text"] == "…");
  }

  TEST_CASE("retiring leaves the message and takes its buttons") {
    const Call sent = render_slack(reply_with("Hi"), "U1").at(0);
    const auto retired = retire_slack(sent, R"({"ok":true,"channel":"D7","ts":"5.5"})");
    REQUIRE(retired);
    CHECK(retired->method == "chat.update");
    const auto body = body_of(*retired);
    CHECK(body["channel"] == "D7");
    CHECK(body["ts"] == "5.5");
    CHECK(body["text"] == "Hi");
    CHECK(body["blocks"].size() == 1);

    CHECK_FALSE(retire_slack(sent, R"({"ok":true})"));
    dialog::Reply bare;
    bare.lead = "Bye";
    CHECK_FALSE(
        retire_slack(render_slack(bare, "D1").at(0), R"({"ok":true,"channel":"D1","ts":"5.5"})"));
  }
}

}  // namespace
}  // namespace bot
