#include "bot/desk/asides.h"

#include <doctest/doctest.h>

#include "tests/bot/desk/office.h"

namespace {

using bot::http::Response;
using tests::json;
using tests::Office;

json body_of(const Response& response) { return json::parse(response.body); }

// Takes what is due to Slack, and settles it.
void deliver(Office& office, const bot::Settlement& settlement) {
  office.engine->run(
      [&](bot::Store& store, bot::Instant now) -> bot::AfterCommit {
        while (const auto row = store.claim("slack", now, now + std::chrono::minutes(1)))
          store.settle(row->id, row->attempt, settlement);
        return {};
      },
      {});
  office.run();
}

json fate_of(Office& office, const std::string& id, std::int64_t seq) {
  const json page = office.get("eve", '/' + id + "/messages", {{"after", std::to_string(seq - 1)}});
  return page["messages"].at(0)["delivery"];
}

}  // namespace

TEST_SUITE("bot/desk/asides") {
  TEST_CASE("a note is for colleagues, in any state, and only once for its id") {
    Office office;
    const std::string id = office.write("ann", "hi");
    const auto lines = office.lines(id);
    const json body = {{"text", "call her back"}, {"id", "n1"}};
    const json note = body_of(office.post("eve", '/' + id + "/note", body));
    CHECK(note["agent"] == "eve");
    CHECK(note["text"] == "call her back");
    CHECK(body_of(office.post("eve", '/' + id + "/note", body)) == note);
    CHECK(office.get("bo", '/' + id)["notes"] == json::array({note}));
    CHECK(office.lines(id) == lines);
    CHECK(office.store->handoff_events_of(id).size() == 1);

    CHECK(office.post("eve", '/' + id + "/note", {{"text", "other"}, {"id", "n1"}}).status == 409);
    CHECK(office.post("bo", '/' + id + "/note", body).status == 409);
    CHECK(office.post("eve", "/nobody/note", body).status == 404);
    CHECK(office.store->notes(id).size() == 1);
  }

  TEST_CASE("a line's delivery is told, and one that failed is sent once more") {
    Office office;
    const std::string id = office.queued("ann", "slack");
    office.act("eve", id, "claim");
    const auto seq =
        office.act("eve", id, "reply", {{"text", "Hi"}, {"id", "r"}})["seq"].get<std::int64_t>();
    const std::string retry = '/' + id + "/messages/" + std::to_string(seq) + "/retry";
    CHECK(fate_of(office, id, seq) == json({{"state", "sent"}, {"attempts", 0}, {"why", nullptr}}));
    CHECK(office.post("eve", retry, json::object()).status == 409);

    deliver(office, bot::Refused{"channel_not_found"});
    CHECK(fate_of(office, id, seq) ==
          json({{"state", "failed"}, {"attempts", 1}, {"why", "channel_not_found"}}));
    const Response retried = office.post("eve", retry, json::object());
    CHECK(retried.status == 200);
    CHECK(body_of(retried)["state"] == "sent");
    deliver(office, bot::Delivered{""});
    CHECK(fate_of(office, id, seq)["state"] == "delivered");
    CHECK(office.post("eve", retry, json::object()).status == 409);

    CHECK(office.post("eve", "/nobody/messages/1/retry", json::object()).status == 404);
    CHECK(office.post("eve", '/' + id + "/messages/0/retry", json::object()).status == 400);
    CHECK(office.post("eve", '/' + id + "/messages/x/retry", json::object()).status == 400);
  }

  TEST_CASE("what the bot had not sent yet when an agent came is told as never sent") {
    Office office;
    const std::string id = office.write("ann", "my icloud storage is full", "slack");
    const auto privacy = office.store->last_seq(id);
    const auto answer = privacy - 1;
    CHECK(fate_of(office, id, answer)["state"] == "sent");
    office.act("eve", id, "claim");
    CHECK(fate_of(office, id, answer)["state"] == "dropped");
    CHECK(fate_of(office, id, privacy)["state"] == "sent");  // It holds whoever answers.
  }

  TEST_CASE("presence is told and ends by the clock") {
    Office office;
    const std::string id = office.queued("ann");
    const auto tell = [&](const char* agent, bool viewing, bool typing) {
      return office.post(agent, '/' + id + "/presence", {{"viewing", viewing}, {"typing", typing}})
          .status;
    };
    const auto watchers = [&] { return office.get("eve", '/' + id)["watchers"]; };
    CHECK(tell("bo", true, true) == 204);
    CHECK(watchers() == json::array({{{"agent", "bo"}, {"viewing", true}, {"typing", true}}}));
    office.pass(std::chrono::seconds(7));
    CHECK(watchers() == json::array({{{"agent", "bo"}, {"viewing", true}, {"typing", false}}}));
    office.pass(std::chrono::seconds(6));
    CHECK(watchers().empty());
    tell("bo", true, false);
    tell("bo", false, false);
    CHECK(watchers().empty());
  }
}
