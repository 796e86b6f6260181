#include "bot/desk/acts.h"

#include <doctest/doctest.h>

#include "bot/desk/answers.h"
#include "bot/desk/work.h"
#include "bot/store/reply_codec.h"
#include "tests/bot/desk/office.h"

namespace {

using bot::http::Response;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using tests::json;
using tests::Office;

std::string names(const json& list) {
  std::string text;
  for (const json& name : list)
    text += name.get<std::string>() + ' ';
  return text;
}

json body_of(const Response& response) { return json::parse(response.body); }

// The last line that was said, without what the bot's privacy line adds.
std::string last(Office& office, const std::string& conversation) {
  return office.lines(conversation).back();
}

constexpr const char* kMineActs = "reply fix note snooze transfer return resolve ";

}  // namespace

TEST_SUITE("bot/desk/acts") {
  TEST_CASE("from the queue to an agent, who answers, and back to the bot at a fix") {
    Office office;
    const std::string id = office.queued("ann");
    const json claimed = office.act("eve", id, "claim");
    CHECK(claimed["summary"]["owner"] == "agent:eve");
    CHECK(claimed["summary"]["agent"] == "eve");
    CHECK(claimed["summary"]["handoff"] == "assigned");
    CHECK(claimed["summary"]["place"].is_null());
    CHECK(claimed["seq"].is_null());
    CHECK(claimed["undo"]["act"] == "claim");
    CHECK(names(claimed["can"]) == kMineActs);
    CHECK(last(office, id).starts_with("system: eve has joined"));

    const json replied = office.act("eve", id, "reply", {{"text", "Hi Ann"}, {"id", "r1"}});
    CHECK(replied["seq"] == std::ssize(office.lines(id)));
    CHECK(last(office, id) == "agent: Hi Ann");
    const json said = office.get("eve", '/' + id + "/messages")["messages"];
    CHECK(said.back()["id"] == "r1");
    CHECK(said.front()["id"].is_null());
    CHECK(replied["summary"]["waiting_since"].is_null());
    CHECK(replied["undo"].is_null());

    office.write("ann", "thanks, and now?");
    CHECK(last(office, id) == "person: thanks, and now?");

    const json sent = office.act("eve", id, "fix", {{"fix", "update-ios"}, {"id", "r2"}});
    CHECK(sent["seq"] == std::ssize(office.lines(id)));
    CHECK(sent["summary"]["tried"] == 2);
    CHECK(office.store->keyed_line(id, "r2")->fix == "update-ios");
    CHECK(office.store->keyed_line(id, "r2")->name == "eve");

    const json returned = office.act("eve", id, "return", {{"fix", "restart-iphone"}});
    CHECK(returned["summary"]["owner"] == "bot");
    CHECK(returned["summary"]["state"] == "offering_fix");
    CHECK(names(returned["can"]) == "claim note ");
    CHECK(office.store->messages(id, 0, 100).back().fix == "restart-iphone");
  }

  TEST_CASE("who may not do it is told who has it, and nothing changes") {
    Office office;
    const std::string id = office.queued("ann");
    office.act("bo", id, "claim");
    const auto epoch = office.epoch(id);
    struct Row {
      const char* name;
      json body;
    };
    for (const Row& row : {
             Row{"claim", {}},
             Row{"reply", {{"text", "hi"}, {"id", "r1"}}},
             Row{"fix", {{"fix", "update-ios"}, {"id", "r2"}}},
             Row{"snooze", {{"until_reply", true}}},
             Row{"return", {{"fix", nullptr}}},
             Row{"resolve", {}},
             Row{"reopen", {}},
             Row{"undo", {}},
         }) {
      CAPTURE(row.name);
      const auto lines = office.lines(id);
      json body = row.body;
      body["epoch"] = epoch;
      const Response now = office.post("eve", '/' + id + '/' + row.name, body);
      CHECK(now.status == 409);
      CHECK(body_of(now)["owner"] == "agent:bo");
      CHECK(body_of(now)["agent"] == "bo");
      CHECK(body_of(now)["epoch"] == epoch);
      CHECK(body_of(now)["handoff"] == "assigned");

      body["epoch"] = epoch - 1;
      const Response late = office.post("eve", '/' + id + '/' + row.name, body);
      CHECK(late.status == 409);
      CHECK(body_of(late)["detail"] == "epoch: has moved on, bo has it");

      CHECK(office.post("eve", "/nobody/" + std::string(row.name), body).status == 404);
      CHECK(office.lines(id) == lines);
      CHECK(office.epoch(id) == epoch);
    }
  }

  TEST_CASE("a body that can't be read is 400, one of another type 415") {
    Office office;
    const std::string id = office.queued("ann");
    for (const char* name : {"claim", "reply", "fix", "snooze", "transfer", "return", "resolve",
                             "reopen", "undo", "note", "presence"}) {
      CAPTURE(name);
      CHECK(office.post("eve", '/' + id + '/' + name, json::array()).status == 400);
      CHECK(office.post("eve", '/' + id + '/' + name, json::object()).status == 400);
      auto form = tests::request("POST", "/desk/api/conversations/" + id + '/' + name);
      form.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
      CHECK(office.ask(form, "eve").status == 415);
    }
    CHECK(office.owner(id) == "queue");
  }

  TEST_CASE("two agents claim at once a thousand times: one wins each time") {
    Office office;
    const std::string id = office.queued("ann");
    for (int round = 0; round < 1000; ++round) {
      const auto epoch = office.epoch(id);
      const auto claim =
          tests::request("POST", "/desk/api/conversations/" + id + "/claim", {{"epoch", epoch}});
      const bool eve_first = round % 3 == 0;
      const auto first = office.send(claim, eve_first ? "eve" : "bo");
      const auto second = office.send(claim, eve_first ? "bo" : "eve");
      office.run();
      const Response won = *office.answers[first];
      const Response lost = *office.answers[second];
      REQUIRE(won.status == 200);
      REQUIRE(lost.status == 409);
      const std::string winner = eve_first ? "eve" : "bo";
      REQUIRE(body_of(lost)["agent"] == winner);
      REQUIRE(office.owner(id) == "agent:" + winner);
      REQUIRE(office.epoch(id) == epoch + 1);
      office.act(winner, id, "transfer", {{"to", nullptr}});
    }
  }

  TEST_CASE("the same id sends nothing twice, another content under it is refused") {
    Office office;
    const std::string id = office.queued("ann");
    office.act("eve", id, "claim");
    const json first = office.act("eve", id, "reply", {{"text", "Hi"}, {"id", "r1"}});
    const auto lines = office.lines(id);
    const json again = office.act("eve", id, "reply", {{"text", "Hi"}, {"id", "r1"}});
    CHECK(again == first);
    CHECK(office.lines(id) == lines);
    json other = {{"text", "Other"}, {"id", "r1"}, {"epoch", office.epoch(id)}};
    CHECK(office.post("eve", '/' + id + "/reply", other).status == 409);
    other = {{"fix", "update-ios"}, {"id", "r1"}, {"epoch", office.epoch(id)}};
    CHECK(office.post("eve", '/' + id + "/fix", other).status == 409);

    const json sent = office.act("eve", id, "fix", {{"fix", "update-ios"}, {"id", "r2"}});
    CHECK(office.act("eve", id, "fix", {{"fix", "update-ios"}, {"id", "r2"}})["seq"] ==
          sent["seq"]);
    // Also when it was answered, the answer was lost, and somebody else has it now.
    office.act("bo", id, "transfer", {{"to", "bo"}});
    const json late = {{"text", "Hi"}, {"id", "r1"}, {"epoch", 2}};
    const Response repeated = office.post("eve", '/' + id + "/reply", late);
    CHECK(repeated.status == 200);
    CHECK(body_of(repeated)["seq"] == first["seq"]);
  }

  TEST_CASE("a snooze ends by the clock or by the person, and can be undone") {
    Office office;
    const std::string id = office.queued("ann");
    office.act("eve", id, "claim");
    office.act("eve", id, "reply", {{"text", "one moment"}, {"id", "r"}});
    const json snoozed = office.act("eve", id, "snooze", {{"until", "2023-11-15T22:13:20.000Z"}});
    CHECK(snoozed["summary"]["handoff"] == "snoozed");
    CHECK(snoozed["summary"]["snoozed_until"] == "2023-11-15T22:13:20.000Z");
    CHECK(snoozed["undo"]["act"] == "snooze");
    office.restart(seconds(3));
    CHECK(office.act("eve", id, "undo")["summary"]["handoff"] == "assigned");

    office.act("eve", id, "snooze", {{"until", "2023-11-15T22:13:20.000Z"}});
    office.pass(hours(24));
    CHECK(office.get("eve", '/' + id)["summary"]["handoff"] == "assigned");

    office.act("eve", id, "snooze", {{"until_reply", true}});
    CHECK(office.get("eve", '/' + id)["summary"]["handoff"] == "waiting");
    office.write("ann", "hello?");
    CHECK(office.get("eve", '/' + id)["summary"]["handoff"] == "assigned");

    for (const char* until : {"2023-11-15T22:13:19.000Z", "2099-01-01T00:00:00.000Z"}) {
      const json body = {{"until", until}, {"epoch", office.epoch(id)}};
      CHECK(office.post("eve", '/' + id + "/snooze", body).status == 400);
    }
  }

  TEST_CASE("a conversation is given to a colleague, taken from one, and put back into the queue") {
    Office office;
    const std::string first = office.queued("ann");
    office.pass(minutes(1));
    const std::string second = office.queued("cem");
    office.act("eve", first, "claim");
    CHECK(office.act("eve", first, "transfer", {{"to", "bo"}})["summary"]["agent"] == "bo");
    CHECK(office.act("eve", first, "transfer", {{"to", "eve"}})["summary"]["agent"] == "eve");
    const json back = office.act("bo", first, "transfer", {{"to", nullptr}});
    CHECK(back["summary"]["owner"] == "queue");
    CHECK(back["summary"]["place"] == 1);
    CHECK(office.act("eve", second, "transfer", {{"to", "bo"}})["summary"]["agent"] == "bo");

    const auto transfer = [&](const std::string& id, const json& to) {
      return office.post("eve", '/' + id + "/transfer", {{"epoch", office.epoch(id)}, {"to", to}})
          .status;
    };
    CHECK(transfer(first, nullptr) == 409);
    CHECK(transfer(second, "bo") == 409);
    for (const char* nobody : {"mallory", "gone", "EVE"})
      CHECK(transfer(second, nobody) == 400);
  }

  TEST_CASE("what is resolved asks for a rating, and can be reopened") {
    Office office;
    const std::string id = office.queued("ann");
    office.act("eve", id, "claim");
    const json resolved = office.act("eve", id, "resolve");
    CHECK(resolved["summary"]["state"] == "rating");
    CHECK(resolved["summary"]["handoff"] == "resolved");
    CHECK(names(resolved["can"]) == "note reopen ");
    CHECK(resolved["undo"]["act"] == "resolve");
    office.write("ann", "5");
    CHECK(office.get("eve", '/' + id)["summary"]["state"] == "closed");
    const json reopened = office.act("bo", id, "reopen");
    CHECK(reopened["summary"]["agent"] == "bo");
    CHECK(names(reopened["can"]) == kMineActs);
  }

  TEST_CASE("what the person has left behind isn't opened again") {
    Office office;
    const std::string id = office.queued("ann");
    office.act("eve", id, "claim");
    office.act("eve", id, "resolve");
    office.write("ann", "5");
    const std::string next = office.write("ann", "my wifi is broken");
    REQUIRE(next != id);
    CHECK(names(office.get("eve", '/' + id)["can"]) == "note ");
    const json body = {{"epoch", office.epoch(id)}};
    CHECK(office.post("eve", '/' + id + "/reopen", body).status == 409);
  }

  TEST_CASE("each of claim, snooze and resolve is undone within ten seconds, and no later") {
    Office office;
    const std::string id = office.queued("ann");
    office.act("eve", id, "claim");
    CHECK(office.act("eve", id, "undo")["summary"]["owner"] == "queue");
    CHECK(office.get("eve", '/' + id)["undo"].is_null());

    office.act("eve", id, "claim");
    CHECK(office.get("eve", '/' + id)["undo"]["act"] == "claim");
    CHECK(office.get("bo", '/' + id)["undo"].is_null());
    office.pass(seconds(10));
    CHECK(office.get("eve", '/' + id)["undo"].is_null());
    const json body = {{"epoch", office.epoch(id)}};
    CHECK(office.post("eve", '/' + id + "/undo", body).status == 409);

    office.act("eve", id, "resolve");
    CHECK(office.act("eve", id, "undo")["summary"]["owner"] == "agent:eve");

    const std::string helped = office.write("cem", "my icloud storage is full");
    office.act("eve", helped, "claim");
    CHECK(office.act("eve", helped, "undo")["summary"]["owner"] == "bot");
  }

  TEST_CASE("nothing that removes data is sent to a phone that is lost") {
    Office office;
    const std::string id = office.write("ann", "my icloud storage is full");
    office.write("ann", "someone stole my iphone");
    office.act("eve", id, "claim");
    const auto status = [&](const char* name, json body) {
      body["epoch"] = office.epoch(id);
      return office.post("eve", '/' + id + '/' + name, body).status;
    };
    CHECK(status("fix", {{"fix", "reset-network"}, {"id", "a"}}) == 409);
    CHECK(status("return", {{"fix", "reset-network"}}) == 409);
    CHECK(status("fix", {{"fix", "update-ios"}, {"id", "b"}}) == 200);
    CHECK(status("return", {{"fix", "update-ios"}}) == 200);
  }

  TEST_CASE("who leaves the desk with an answer owed loses it to the queue, others keep theirs") {
    Office office;
    const std::string owed = office.queued("ann");
    const std::string answered = office.queued("cem");
    office.act("eve", owed, "claim");
    office.act("eve", answered, "claim");
    office.act("eve", answered, "reply", {{"text", "Hi"}, {"id", "r"}});
    office.pass(seconds(119));
    CHECK(office.owner(owed) == "agent:eve");
    office.pass(seconds(2));
    CHECK(office.owner(owed) == "queue");
    CHECK(office.owner(answered) == "agent:eve");
    CHECK(office.get("bo", '/' + owed)["summary"]["place"] == 1);
  }
}
