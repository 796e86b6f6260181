#include "bot/desk/order.h"

#include <doctest/doctest.h>

#include "bot/pack/load.h"

namespace {

using bot::DeskAct;

const knowledge::Pack& pack() {
  static const knowledge::Pack kPack = [] {
    auto loaded = bot::load_sound_pack(SOURCE_DIR "/knowledge/packs/iphone-backup");
    REQUIRE(loaded);
    return std::move(*loaded);
  }();
  return kPack;
}

std::string complaint(DeskAct act, const std::string& body) {
  const auto order = bot::read_order(act, body, "eve", pack());
  return order ? "" : order.error().message;
}

template <class What>
What what(DeskAct act, const std::string& body) {
  const auto order = bot::read_order(act, body, "eve", pack());
  REQUIRE(order);
  REQUIRE(std::holds_alternative<What>(order->what));
  return std::get<What>(order->what);
}

}  // namespace

TEST_SUITE("bot/desk/order") {
  TEST_CASE("each act is read into what happens to the conversation") {
    CHECK(what<dialog::AgentClaimed>(DeskAct::Claim, R"({"epoch": 1})").at_desk);
    CHECK(
        what<dialog::AgentSaid>(DeskAct::Reply, R"({"epoch": 1, "text": "hi", "id": "a"})").text ==
        "hi");
    CHECK(
        what<dialog::AgentSentFix>(DeskAct::Fix, R"({"epoch": 1, "fix": "update-ios", "id": "a"})")
            .fix == "update-ios");
    CHECK(what<dialog::AgentWaits>(DeskAct::Snooze, R"({"epoch": 1, "until_reply": true})").agent ==
          "eve");
    CHECK(what<dialog::AgentSnoozed>(DeskAct::Snooze,
                                     R"({"epoch": 1, "until": "1970-01-01T00:00:01Z"})")
              .until == dialog::Instant(std::chrono::seconds(1)));
    CHECK(what<dialog::AgentTransferred>(DeskAct::Transfer, R"({"epoch": 1, "to": "bo"})").to ==
          "bo");
    CHECK(what<dialog::AgentTransferred>(DeskAct::Transfer, R"({"epoch": 1, "to": null})")
              .to.empty());
    CHECK(what<dialog::AgentReturned>(DeskAct::Return, R"({"epoch": 1, "fix": null})").fix.empty());
    CHECK(
        what<dialog::AgentReturned>(DeskAct::Return, R"({"epoch": 1, "fix": "update-ios"})").fix ==
        "update-ios");
    CHECK(what<dialog::AgentResolved>(DeskAct::Resolve, R"({"epoch": 1})").agent == "eve");
    CHECK(what<dialog::AgentReopened>(DeskAct::Reopen, R"({"epoch": 1})").agent == "eve");
    const auto note =
        bot::read_order(DeskAct::Note, R"({"text": "call", "id": "n"})", "eve", pack());
    REQUIRE(note);
    CHECK(note->words == "call");
    CHECK(note->key == "n");
  }

  TEST_CASE("what can't be read is refused, with the place of the first mistake") {
    struct Row {
      DeskAct act;
      std::string body;
      const char* complaint;
    };
    const std::string long_text(4001, 'x');
    for (const Row& row : {
             Row{DeskAct::Claim, "", "body: is not JSON at byte 1"},
             Row{DeskAct::Claim, "[]", "body: must be an object, not array"},
             Row{DeskAct::Claim, "{}", "epoch: must be given"},
             Row{DeskAct::Claim, R"({"epoch": -1})", "epoch: must be a whole number from 0"},
             Row{DeskAct::Claim, R"({"epoch": 1.5})", "epoch: must be a whole number from 0"},
             Row{DeskAct::Claim, R"({"epoch": "1"})", "epoch: must be a whole number from 0"},
             Row{DeskAct::Claim, R"({"epoch": 99999999999999999999})",
                 "epoch: must be a whole number from 0"},
             Row{DeskAct::Reply, R"({"epoch": 1, "id": "a"})", "text: must be given"},
             Row{DeskAct::Reply, R"({"epoch": 1, "text": "", "id": "a"})",
                 "text: must be 1 to 4000 characters, not 0"},
             Row{DeskAct::Reply, R"({"epoch": 1, "text": ")" + long_text + R"(", "id": "a"})",
                 "text: must be 1 to 4000 characters, not 4001"},
             Row{DeskAct::Reply, R"({"epoch": 1, "text": "hi"})", "id: must be given"},
             Row{DeskAct::Note, R"({"id": "a"})", "text: must be given"},
             Row{DeskAct::Fix, R"({"epoch": 1, "id": "a"})", "fix: must be given"},
             Row{DeskAct::Fix, R"({"epoch": 1, "id": "a", "fix": "magic"})",
                 "fix: must be one of the article's"},
             Row{DeskAct::Fix, R"({"epoch": 1, "id": "a", "fix": null})",
                 "fix: must be a string, not null"},
             Row{DeskAct::Return, R"({"epoch": 1})", "fix: must be given"},
             Row{DeskAct::Return, R"({"epoch": 1, "fix": "magic"})",
                 "fix: must be one of the article's"},
             Row{DeskAct::Transfer, R"({"epoch": 1})", "to: must be given"},
             Row{DeskAct::Snooze, R"({"epoch": 1})", "until: must be given, or until_reply"},
             Row{DeskAct::Snooze,
                 R"({"epoch": 1, "until_reply": true, "until": "1970-01-01T00:00:01Z"})",
                 "until: must be given, or until_reply"},
             Row{DeskAct::Snooze, R"({"epoch": 1, "until_reply": false})",
                 "until_reply: must be true"},
             Row{DeskAct::Snooze, R"({"epoch": 1, "until": "soon"})",
                 "until: must be a time, like 2026-11-05T09:30:00.000Z"},
         }) {
      CAPTURE(row.body);
      CHECK(complaint(row.act, row.body) == row.complaint);
    }
  }

  TEST_CASE("members that aren't known are passed over") {
    CHECK(complaint(DeskAct::Claim, R"({"epoch": 1, "mood": "good"})").empty());
    CHECK(*bot::read_undo(R"({"epoch": 3, "x": 1})") == 3);
    CHECK_FALSE(bot::read_undo("{}"));
  }

  TEST_CASE("presence is two words of yes or no") {
    const auto told = bot::read_presence(R"({"viewing": true, "typing": false})");
    REQUIRE(told);
    CHECK(told->viewing);
    CHECK_FALSE(told->typing);
    CHECK_FALSE(bot::read_presence(R"({"viewing": true})"));
    CHECK_FALSE(bot::read_presence(R"({"viewing": 1, "typing": false})"));
  }
}
