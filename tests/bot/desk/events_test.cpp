#include "bot/desk/events.h"

#include <doctest/doctest.h>

#include "bot/desk/conversation_routes.h"
#include "tests/bot/desk/office.h"

namespace {

using std::chrono::seconds;
using tests::json;
using tests::Office;

bot::http::Request poll_of(const Office::Query& query) {
  auto asked = tests::request("GET", "/desk/api/events");
  asked.query = query;
  return asked;
}

// Answered at once.
json events(Office& office, const std::string& agent, Office::Query query = {}) {
  query.insert({"wait", "0"});
  const auto response = office.ask(poll_of(query), agent);
  REQUIRE(response.status == 200);
  return json::parse(response.body);
}

Office::Query since(const json& events) {
  return {{"after", std::to_string(events["next"].get<std::int64_t>())},
          {"presence", std::to_string(events["presence_next"].get<std::int64_t>())}};
}

Office::Query waiting_since(const json& events) {
  Office::Query query = since(events);
  query["wait"] = "60";
  return query;
}

std::string changed(const json& events) {
  std::string text;
  for (const json& change : events["changes"]) {
    text +=
        change["conversation"].get<std::string>() + (change["summary"].is_null() ? "!" : "") + ' ';
  }
  return text;
}

void tell_presence(Office& office, const std::string& agent, const std::string& id) {
  office.post(agent, '/' + id + "/presence", {{"viewing", true}, {"typing", false}});
}

}  // namespace

TEST_SUITE("bot/desk/events") {
  TEST_CASE("the first poll says where things stand, the next ones what has changed since") {
    Office office;
    const std::string ann = office.queued("ann");
    const json first = events(office, "eve");
    CHECK(first["changes"].empty());
    CHECK(first["presence_changed"] == true);
    CHECK(first["counts"] == json({{"queue", 1}, {"mine", 0}, {"snoozed", 0}, {"all", 1}}));
    CHECK(first["agents"] ==
          json::array({{{"name", "bo"}, {"online", false}, {"conversations", 0}},
                       {{"name", "eve"}, {"online", true}, {"conversations", 0}}}));

    CHECK(events(office, "eve", since(first))["changes"].empty());
    const std::string bob = office.write("bob", "hi");
    office.act("eve", ann, "claim");
    const json second = events(office, "eve", since(first));
    CHECK(changed(second) == bob + ' ' + ann + ' ');
    CHECK(second["changes"][1]["summary"]["owner"] == "agent:eve");
    CHECK(second["changes"][1]["change"] == second["changes"][1]["summary"]["change"]);
    CHECK(second["counts"]["mine"] == 1);
    CHECK(second["agents"][1]["conversations"] == 1);
    CHECK(second["presence_changed"] == false);

    office.store->erase_user({"http", "bob"});
    CHECK(changed(events(office, "eve", since(second))) == bob + "! ");
  }

  TEST_CASE("a poll waits until something happens, and is answered then") {
    Office office;
    const std::string id = office.queued("ann");
    json known = events(office, "eve");
    struct Row {
      const char* what;
      std::function<void()> happens;
      bool presence;
    };
    for (const Row& row : {
             Row{"a message", [&] { office.write("ann", "hello?"); }, false},
             Row{"a claim", [&] { office.act("bo", id, "claim"); }, false},
             Row{"a note",
                 [&] {
                   office.post("bo", '/' + id + "/note", {{"text", "x"}, {"id", "n"}});
                 },
                 false},
             Row{"a colleague looks", [&] { tell_presence(office, "bo", id); }, true},
             Row{"a lease runs out", [&] { office.pass(seconds(12)); }, true},
             Row{"a colleague comes", [&] { events(office, "bo"); }, true},
             Row{"an erasure",
                 [&] {
                   office.store->erase_user({"http", "ann"});
                 },
                 false},
         }) {
      CAPTURE(row.what);
      const auto place = office.send(poll_of(waiting_since(known)), "eve");
      office.run();
      CHECK_FALSE(office.answers[place]);
      row.happens();
      office.engine->run([](bot::Store&, bot::Instant) { return bot::AfterCommit{}; }, {});
      office.run();
      REQUIRE(office.answers[place]);
      known = json::parse(office.answers[place]->body);
      CHECK(known["presence_changed"] == row.presence);
      CHECK(known["changes"].empty() == row.presence);
    }
  }

  TEST_CASE("who doesn't give the presence they know isn't woken by it, but told") {
    Office office;
    const std::string id = office.queued("ann");
    Office::Query query = waiting_since(events(office, "eve"));
    query.erase("presence");
    const auto place = office.send(poll_of(query), "eve");
    tell_presence(office, "bo", id);
    CHECK_FALSE(office.answers[place]);
    office.write("ann", "hello?");
    REQUIRE(office.answers[place]);
    CHECK(json::parse(office.answers[place]->body)["presence"].size() == 1);
  }

  TEST_CASE("nothing is missed when much changes, however small the answers are") {
    Office office;
    json known = events(office, "eve");
    for (int i = 0; i < bot::kEventsMax + 20; ++i) {
      office.store->save([&] {
        bot::StoredConversation stored;
        stored.user = {"http", "u" + std::to_string(i)};
        stored.conversation.id = "bulk" + std::to_string(i);
        return stored;
      }());
    }
    known = events(office, "eve", since(known));
    CHECK(known["changes"].size() == bot::kEventsMax);
    known = events(office, "eve", since(known));
    CHECK(known["changes"].size() == 20);
    CHECK(known["changes"].back()["conversation"] == "bulk" + std::to_string(bot::kEventsMax + 19));
    CHECK(events(office, "eve", since(known))["changes"].empty());
  }

  TEST_CASE("the count of another server is refused, and so is nonsense") {
    Office office;
    for (const Office::Query& query : {Office::Query{{"after", "99"}},
                                       {{"after", "x"}},
                                       {{"presence", "-1"}},
                                       {{"wait", "61"}}}) {
      CHECK(office.ask(poll_of(query), "eve").status == 400);
    }
  }

  TEST_CASE("presence of a server before this one is told anew") {
    Office office;
    const json known = events(office, "eve");
    Office::Query query = since(known);
    query["presence"] = "5";
    CHECK(events(office, "eve", query)["presence_changed"] == true);
  }

  TEST_CASE("a poll that waits is answered when the server stops") {
    Office office;
    const json known = events(office, "eve");
    const auto place = office.send(poll_of(waiting_since(known)), "eve");
    office.run();
    CHECK_FALSE(office.answers[place]);
    office.engine->stop();
    REQUIRE(office.answers[place]);
    CHECK(json::parse(office.answers[place]->body)["changes"].empty());
  }

  TEST_CASE("who polls keeps what they owe, who stays away loses it, and is told as away") {
    Office office;
    const std::string id = office.queued("ann");
    json known = events(office, "eve");
    office.act("eve", id, "claim");
    for (int i = 0; i < 10; ++i) {
      office.pass(seconds(60));
      known = events(office, "eve", since(known));
      CHECK(office.owner(id) == "agent:eve");
    }
    CHECK(known["agents"][1]["online"] == true);
    office.pass(seconds(121 + 15));
    CHECK(office.owner(id) == "queue");
    const json seen = events(office, "bo");
    CHECK(seen["agents"][0]["online"] == true);
    CHECK(seen["agents"][1]["online"] == false);
  }

  TEST_CASE("what an agent has stays theirs while the server is away, and is missed after it") {
    for (const bool returns : {true, false}) {
      CAPTURE(returns);
      Office office;
      const std::string id = office.queued("ann");
      const json known = events(office, "eve");
      office.act("eve", id, "claim");
      office.restart(std::chrono::hours(1));
      CHECK(office.owner(id) == "agent:eve");
      if (returns) {  // As the page does, within seconds.
        const json now = events(office, "eve", since(known));
        CHECK(now["presence_changed"] == true);
        CHECK(now["changes"][0]["summary"]["agent"] == "eve");
        CHECK(now["agents"][1]["online"] == true);
        office.act("eve", id, "reply", {{"text", "I am back"}, {"id", "r"}});
      }
      office.pass(seconds(121));
      CHECK(office.owner(id) == (returns ? "agent:eve" : "queue"));
    }
  }

  TEST_CASE("the agents who can be transferred to") {
    Office office;
    const auto response = office.ask(tests::request("GET", "/desk/api/agents"), "eve");
    CHECK(json::parse(response.body) ==
          json{{"agents",
                json::array({{{"name", "bo"}, {"online", false}, {"conversations", 0}},
                             {{"name", "eve"}, {"online", false}, {"conversations", 0}}})}});
  }
}
