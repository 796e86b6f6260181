#include "bot/channel/webhook_payload.h"

#include <fstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/bot/store/stores.h"

namespace {

using nlohmann::json;

bot::HandoffEvent assigned() {
  bot::HandoffEvent event = tests::handed("k3v9x0q2m7b5t1aw");
  event.id = 12;
  event.kind = dialog::HappeningKind::Assigned;
  event.actor = "agent:bo";
  event.owner = {dialog::OwnerKind::Agent, "bo"};
  event.epoch = 2;
  event.handoff = dialog::Handoff::Assigned;
  event.detail = "";
  return event;
}

}  // namespace

TEST_SUITE("bot/channel/webhook_payload") {
  TEST_CASE("an event says what happened, to whose conversation, and who has it now") {
    const auto event = assigned();
    CHECK(bot::webhook_id(event) == "evt_k3v9x0q2m7b5t1aw_12");
    const auto told = json::parse(
        bot::webhook_payload(event, tests::talk(tests::kAnn, event.conversation), {"Ann", ""}, {}));
    CHECK(told == json{{"type", "handoff.assigned"},
                       {"timestamp", "2023-11-14T22:13:20.000Z"},
                       {"data",
                        {{"id", 12},
                         {"conversation", "k3v9x0q2m7b5t1aw"},
                         {"user", {{"channel", "http"}, {"id", "ann"}, {"name", "Ann"}}},
                         {"actor", "agent:bo"},
                         {"owner", "agent:bo"},
                         {"epoch", 2},
                         {"handoff", "assigned"},
                         {"detail", nullptr},
                         {"message", nullptr}}}});
  }

  TEST_CASE("a message comes with its words, as they are") {
    auto event = assigned();
    event.kind = dialog::HappeningKind::Message;
    bot::Message line = tests::line("person", "<b>\"hi\"</b>\xff");
    line.seq = 7;
    const auto told = json::parse(
        bot::webhook_payload(event, tests::talk(tests::kAnn, event.conversation), {}, line));
    CHECK(told["type"] == "handoff.message");
    CHECK(told["data"]["message"]["seq"] == 7);
    CHECK(told["data"]["message"]["text"] == "<b>\"hi\"</b>\xef\xbf\xbd");
    CHECK(told["data"]["user"]["name"].is_null());
  }

  TEST_CASE("the contract names every type and every member") {
    std::ifstream file(SOURCE_DIR "/bot/desk/openapi.json");
    const json schema = json::parse(file)["components"]["schemas"]["HandoffEvent"];
    json types = json::array();
    for (std::size_t i = 0; i < dialog::kHappeningKindCount; ++i)
      types.push_back(bot::webhook_type(static_cast<dialog::HappeningKind>(i)));
    CHECK(schema["properties"]["type"]["enum"] == types);
    const auto told = json::parse(
        bot::webhook_payload(assigned(), tests::talk(tests::kAnn, assigned().conversation), {},
                             tests::line("bot", "hi")));
    const json& data = schema["properties"]["data"];
    CHECK(data["required"].size() == told["data"].size());
    for (const auto& name : data["required"]) {
      CAPTURE(name);
      CHECK(told["data"].contains(name));
      CHECK(data["properties"].contains(name));
    }
  }

  TEST_CASE("how a conversation went is no handoff's") {
    CHECK(bot::webhook_type(dialog::HappeningKind::Solved) == "conversation.solved");
    CHECK(bot::webhook_type(dialog::HappeningKind::Rated) == "conversation.rated");
    CHECK(bot::webhook_type(dialog::HappeningKind::Withdrawn) == "handoff.withdrawn");
  }
}
