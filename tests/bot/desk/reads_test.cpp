#include "bot/desk/reads.h"

#include <doctest/doctest.h>

#include "bot/desk/desk_json.h"
#include "bot/desk/preview.h"
#include "bot/desk/view.h"
#include "tests/bot/desk/office.h"

namespace {

using std::chrono::minutes;
using tests::json;
using tests::Office;

std::string ids(const json& box) {
  std::string text;
  for (const json& row : box["conversations"])
    text += row["id"].get<std::string>() + ' ';
  return text;
}

int status(Office& office, const std::string& path, const Office::Query& query) {
  auto asked = tests::request("GET", "/desk/api/conversations" + path);
  asked.query = query;
  return office.ask(asked, "eve").status;
}

}  // namespace

TEST_SUITE("bot/desk/reads") {
  TEST_CASE("the boxes hold whose they are, with their counts") {
    Office office;
    const std::string alone = office.write("dora", "hi");
    const std::string first = office.queued("ann");
    office.pass(minutes(1));
    const std::string second = office.queued("bob");
    const std::string mine = office.queued("cem");
    office.act("eve", mine, "claim");
    const std::string later = office.queued("emil");
    office.act("eve", later, "claim");
    office.act("eve", later, "snooze", {{"until_reply", true}});

    const auto box = [&](const std::string& agent, const std::string& name) {
      return ids(office.get(agent, "", {{"box", name}}));
    };
    CHECK(box("eve", "queue") == first + ' ' + second + ' ');
    CHECK(box("eve", "mine") == mine + ' ');
    CHECK(box("eve", "snoozed") == later + ' ');
    CHECK(box("bo", "mine").empty());
    CHECK(box("bo", "all") == later + ' ' + mine + ' ' + second + ' ' + first + ' ' + alone + ' ');
    CHECK(ids(office.get("eve", "")) == first + ' ' + second + ' ');
    CHECK(office.get("eve", "")["counts"] ==
          json({{"queue", 2}, {"mine", 1}, {"snoozed", 1}, {"all", 5}}));

    CHECK(office.get("eve", "")["conversations"][1]["place"] == 2);
    const json everywhere = office.get("eve", "", {{"box", "all"}})["conversations"];
    CHECK(everywhere[1]["place"].is_null());
    CHECK(everywhere[2]["place"] == 2);
    CHECK(everywhere[3]["place"] == 1);

    const json page = office.get("eve", "", {{"limit", "1"}});
    CHECK(ids(page) == first + ' ');
    CHECK(page["conversations"][0]["place"] == 1);
    const json rest = office.get("eve", "", {{"limit", "1"}, {"after", page["next"]}});
    CHECK(ids(rest) == second + ' ');
    CHECK(rest["conversations"][0]["place"] == 2);
    CHECK(rest["next"].is_null());
  }

  TEST_CASE("who works from Slack is called as Slack calls them") {
    Office office;
    const std::string id = office.queued("ann");
    office.store->know({"slack", "U7"}, {"Bo", ""}, bot::Instant{});
    office.engine->act({id, dialog::AgentSaid{"slack:U7", "Hi Ann", false}, std::nullopt, "k"},
                       [](const bot::ActOutcome&) {});
    office.store->add_note(id, {0, "n", "slack:U7", bot::Instant{}, "be kind"});
    office.run();
    const json detail = office.get("eve", "/" + id);
    CHECK(detail["summary"]["agent"] == "Bo");
    CHECK(detail["summary"]["owner"] == "agent:slack:U7");
    CHECK(detail["notes"][0]["agent"] == "Bo");
    CHECK(detail["owners"].back()["by"] == "Bo");
    CHECK(office.get("eve", "/" + id + "/messages")["messages"].back()["name"] == "Bo");
  }

  TEST_CASE("a search finds people and words in every box") {
    Office office;
    const std::string ann = office.queued("ann");
    const std::string bob = office.write("bob", "it says xyzzy");
    CHECK(ids(office.get("eve", "", {{"q", "ANN"}})) == ann + ' ');
    CHECK(ids(office.get("eve", "", {{"q", "Xyzzy"}, {"box", "mine"}})) == bob + ' ');
    CHECK(ids(office.get("eve", "", {{"q", "no such words"}})).empty());
    CHECK(office.get("eve", "", {{"q", "xyzzy"}})["counts"]["queue"] == 1);
  }

  TEST_CASE("what can't be asked is 400, what isn't there 404") {
    Office office;
    const std::string id = office.queued("ann");
    struct Row {
      const char* path;
      Office::Query query;
      int status;
    };
    for (const Row& row : {
             Row{"", {{"box", "theirs"}}, 400},
             Row{"", {{"q", ""}}, 400},
             Row{"", {{"q", std::string(201, 'x')}}, 400},
             Row{"", {{"limit", "0"}}, 400},
             Row{"", {{"limit", "101"}}, 400},
             Row{"", {{"after", "nonsense"}}, 400},
             Row{"/nobody", {}, 404},
             Row{"/nobody/messages", {}, 404},
             Row{"/c1/messages", {{"after", "-1"}}, 400},
             Row{"/c1/messages", {{"limit", "501"}}, 400},
         }) {
      CAPTURE(row.path);
      CHECK(status(office, row.path, row.query) == row.status);
    }
    CHECK(office.store->set_aside_events(10).empty());
  }

  TEST_CASE("a conversation's detail spares the person from saying it again") {
    Office office;
    const std::string id = office.write("ann", "my icloud storage is full");
    office.write("ann", "it's an iphone 13 with ios 17.1");
    office.write("ann", "i already restarted it");
    office.pass(minutes(2));
    office.write("ann", "i want to talk to a human");
    office.pass(minutes(3));
    const json detail = office.get("eve", '/' + id);
    const json& packet = detail["packet"];
    CHECK(packet["symptom"] == "storage_full_icloud");
    CHECK(packet["model"] == "iPhone 13");
    CHECK(packet["phone"] == "unharmed");
    CHECK(packet["text"].get<std::string>().find("Waiting: 3 min") != std::string::npos);
    CHECK(packet["not_tried"].size() + packet["tried"].size() == 8);
    CHECK(detail["summary"]["headline"] == packet["problem"].get<std::string>() + ", tried " +
                                               std::to_string(packet["tried"].size()));
    CHECK(detail["summary"]["waiting_since"] == packet["handed_over_at"]);
    CHECK(detail["times"]["queued"] == packet["handed_over_at"]);
    CHECK(detail["owners"].size() == 1);
    CHECK(detail["canned"].size() == 8);
    CHECK(detail["preview"]["buttons"].size() > 1);

    office.act("eve", id, "claim");
    const json later = office.get("eve", '/' + id);
    CHECK(later["owners"].back()["by"] == "eve");
    CHECK_FALSE(later["times"]["claimed"].is_null());
    const std::string promised = later["preview"]["text"];
    office.act("eve", id, "return", {{"fix", nullptr}});
    CHECK(office.store->messages(id, 0, 100).back().text == promised);
    CHECK(office.get("eve", '/' + id)["preview"].is_null());
  }

  TEST_CASE("a transcript is read by sequence, in pages") {
    Office office;
    const std::string id = office.write("ann", "hi");
    office.write("ann", "my icloud is full");
    const json all = office.get("eve", '/' + id + "/messages");
    REQUIRE(all["messages"].size() > 3);
    CHECK(all["next"] == all["messages"].back()["seq"]);
    json lines = json::array();
    std::int64_t after = 0;
    for (;;) {
      const json page = office.get("eve", '/' + id + "/messages",
                                   {{"after", std::to_string(after)}, {"limit", "2"}});
      if (page["messages"].empty()) break;
      for (const json& line : page["messages"])
        lines.push_back(line);
      after = page["next"];
    }
    CHECK(lines == all["messages"]);
    CHECK(lines[0]["from"] == "person");
    CHECK(lines[0]["delivery"].is_null());
    CHECK(lines[1]["delivery"]["state"] == "delivered");
  }
}
