#include "bot/bridge/bridge.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "bot/bridge/case_card.h"
#include "bot/bridge/deed.h"
#include "bot/bridge/members.h"
#include "tests/bot/bridge/slack_office.h"

namespace bot {
namespace {

using tests::kPlace;
using tests::SlackOffice;
using Texts = std::vector<std::string>;

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// An office with agents in it: what they do in the thread of the person's conversation.
struct Staffed : SlackOffice {
  Staffed() {
    ChannelWorld world;
    world.engine = engine.get();
    world.clock = [this] { return now; };
    world.observe = [this](const Observation& what) { observed.push_back(what); };
    world.aside = [this](const std::string&, const Aside& aside) {
      const Fetched fetched = aside_answer(aside.call);
      if (aside.then) aside.then(fetched);
    };
    world.pack = tests::shipped_mind().pack.get();
    bridge = std::make_shared<Bridge>(kPlace, world);
    say("my icloud is full");
    say("i want to talk to a human");
    (void)told();
    root = store->agent_thread(current())->root;
  }

  Fetched aside_answer(const Call& call) {
    asked.push_back(call.method);
    const auto body = *foreign_object(call.body);
    const std::string user = text_at(body, {"user"});
    if (call.method == "chat.postEphemeral") {
      whispers.push_back(user + ": " + text_at(body, {"text"}));
      CHECK(text_at(body, {"thread_ts"}) == root);
    }
    if (call.method == "users.info" && user == "UROBOT") {
      return {200, R"({"ok":true,"user":{"is_bot":true}})", {}, ""};
    }
    if (call.method == "users.info") {
      return {200,
              R"({"ok":true,"user":{"profile":{"display_name":"Agent )" + user + R"("}}})",
              {},
              ""};
    }
    if (call.method == "conversations.members") return members;
    return {200, R"({"ok":true})", {}, ""};
  }

  // What became of the post; what it comes with is told.
  Taken post(const AgentPost& given) {
    Taken taken = Taken::Refused;
    bridge->take(given, [&](Taken got) { taken = got; });
    engine->step();
    return taken;
  }
  Taken write(const std::string& user, const std::string& text, const std::string& time = "") {
    const std::string at = time.empty() ? "18." + std::to_string(++posts) : time;
    return post({user, root, "slack:" + at, AgentWrote{text, false}});
  }
  Taken push(const std::string& user, std::string_view action, const std::string& value = "1") {
    return post({user, root, "slack:press:" + std::to_string(++posts),
                 AgentPushed{std::string(action), value}});
  }
  [[nodiscard]] std::string owner() { return to_string(conversation().owner); }
  [[nodiscard]] int turns() { return static_cast<int>(store->last_seq(current())); }
  // The words of the last whisper.
  [[nodiscard]] std::string whispered() {
    const std::string last = whispers.empty() ? "" : whispers.back();
    whispers.clear();
    return last;
  }

  std::shared_ptr<Bridge> bridge;
  std::string root;
  int posts = 0;
  Fetched members{200, R"({"ok":true,"members":["U1"]})", {}, ""};
  Texts asked;
  Texts whispers;
};

TEST_SUITE("bot/bridge/bridge") {
  TEST_CASE("a first reply claims and reaches the person; the next agent is told who has it") {
    Staffed office;
    CHECK(office.write("U1", "Hi Ann, this is one") == Taken::Stored);
    CHECK(office.owner() == "agent:slack:U1");
    CHECK(office.from_agents() == Texts{"Agent U1: Hi Ann, this is one"});
    CHECK(office.whispers.empty());
    CHECK(office.write("U2", "and this is two") == Taken::Stored);
    CHECK(office.owner() == "agent:slack:U1");
    CHECK(office.from_agents().size() == 1);
    CHECK(office.whispered() == "U2: Agent U1 has this conversation. What you wrote stays here.");
    office.write("U1", "still me");
    CHECK(office.from_agents().back() == "Agent U1: still me");
  }

  TEST_CASE("of two who claim at once one wins, a hundred times") {
    for (int round = 0; round < 100; ++round) {
      Staffed office;
      int stored = 0;
      for (const char* user : {"U1", "U2"}) {
        office.bridge->take(
            {user, office.root, std::string("slack:") + user, AgentWrote{"hi", false}},
            [&](Taken taken) { stored += taken == Taken::Stored; });
      }
      office.engine->step();
      CHECK(stored == 2);
      CHECK(office.from_agents().size() == 1);
      CHECK(office.whispers.size() == 1);
    }
  }

  TEST_CASE("the same post three times acts once") {
    Staffed office;
    for (int time = 0; time < 3; ++time)
      CHECK(office.write("U1", "Hello", "19.1") == Taken::Stored);
    CHECK(office.from_agents() == Texts{"Agent U1: Hello"});
    for (int time = 0; time < 3; ++time)
      office.write("U1", "!note once", "19.2");
    CHECK(office.store->notes(office.current()).size() == 1);
    const int before = office.turns();
    for (int time = 0; time < 3; ++time)
      office.write("U1", "!return", "19.3");
    CHECK(office.owner() == "bot");
    CHECK(office.turns() == before + 1);
  }

  TEST_CASE("each command does what it says") {
    Staffed office;
    office.write("U1", "!claim");
    CHECK(office.owner() == "agent:slack:U1");
    office.write("U1", "!note they sound tired");
    CHECK(office.store->notes(office.current()).at(0).text == "they sound tired");
    CHECK(office.store->notes(office.current()).at(0).agent == "slack:U1");
    office.write("U1", "!fix restart-iphone");
    CHECK(holds(office.from_agents().back(), "1. "));
    office.write("U1", "!snooze 2h");
    CHECK(office.conversation().handoff == dialog::Handoff::Snoozed);
    CHECK(office.conversation().snoozed_until == office.now + std::chrono::hours(2));
    office.write("U1", "!queue");
    CHECK(office.owner() == "queue");
    office.write("U2", "!claim");
    office.write("U2", "!return update-ios");
    CHECK(office.owner() == "bot");
    CHECK(office.conversation().fix == "update-ios");
    office.write("U2", "!claim");
    office.write("U2", "!resolve");
    CHECK(office.conversation().state == dialog::State::Rating);
    CHECK(office.whispers.empty());
    office.write("U2", "!claim");
    CHECK(office.owner() == "agent:slack:U2");
    CHECK(office.store->messages(office.current(), 0, 1000).back().text ==
          "Agent U2 is with you again.");
  }

  TEST_CASE("a colleague at the desk is passed on to by name") {
    Staffed office;
    office.write("U1", "!claim");
    office.write("U1", "!transfer Eve");
    CHECK(office.whispered() ==
          "U1: Nobody has an account of the desk. !queue puts it back in line.");
    office.store->add_agent({"Eve", "x", false, office.now, {}});
    office.store->add_agent({"Kim", "x", true, office.now, {}});
    office.write("U1", "!transfer kim");
    CHECK(office.whispered() == "U1: Nobody at the desk is called 'kim'. They are: Eve");
    office.write("U2", "!transfer eve");
    CHECK(office.whispered() == "U2: Agent U1 has this conversation.");
    (void)office.told();
    office.write("U1", "!transfer eve");
    CHECK(office.owner() == "agent:Eve");
    CHECK(office.whispers.empty());
    CHECK(office.told() == Texts{"*Agent U1* has passed it on to Eve."});
  }

  TEST_CASE("buttons do the same") {
    Staffed office;
    office.push("U1", kCaseClaim);
    CHECK(office.owner() == "agent:slack:U1");
    office.push("U1", kCaseSnooze);
    CHECK(office.conversation().handoff == dialog::Handoff::Snoozed);
    office.push("U1", kCaseQueue);
    CHECK(office.owner() == "queue");
    office.push("U1", kCaseClaim);
    office.push("U1", kCaseReturn, "update-ios");
    CHECK(office.conversation().fix == "update-ios");
    office.push("U1", kCaseClaim);
    office.push("U1", kCaseReturn, "here");
    CHECK(office.owner() == "bot");
    office.push("U1", kCaseClaim);
    office.push("U1", kCaseResolve);
    CHECK(office.conversation().state == dialog::State::Rating);
    CHECK(office.whispers.empty());
    CHECK(office.push("U1", "somebody_elses") == Taken::Stored);
  }

  TEST_CASE("what can't be done is explained, and changes nothing") {
    Staffed office;
    struct Row {
      const char* text;
      const char* told;
    };
    for (const Row& row : {
             Row{"!queue", "Nobody has this conversation yet"},
             Row{"!resolv", "did you mean 'resolve'"},
             Row{"!help", "!note TEXT"},
         }) {
      CAPTURE(row.text);
      const int before = office.turns();
      CHECK(office.write("U1", row.text) == Taken::Stored);
      CHECK(holds(office.whispered(), row.told));
      CHECK(office.owner() == "queue");
      CHECK(office.turns() == before);
    }
    office.write("U1", "!claim");
    office.write("U2", "!resolve");
    CHECK(office.whispered() == "U2: Agent U1 has this conversation.");
    office.write("U1", "!claim");
    CHECK(office.whispered() == "U1: It is yours already.");
    office.write("U1", "!return");
    const std::size_t said = office.from_agents().size();
    office.write("U1", "nice work everybody");  // Not to the person, who is with the bot.
    CHECK(holds(office.whispered(), "the bot's now: !claim takes it over. What you wrote stays"));
    CHECK(office.from_agents().size() == said);
  }

  TEST_CASE("a first command claims as a first reply does; a note doesn't") {
    struct Row {
      const char* command;
      const char* owner;
    };
    for (const Row& row : {Row{"!fix update-ios", "agent:slack:U1"}, Row{"!return", "bot"},
                           Row{"!resolve", "bot"}, Row{"!snooze 2h", "agent:slack:U1"},
                           Row{"!note she is nice", "queue"}, Row{"!queue", "queue"}}) {
      CAPTURE(row.command);
      Staffed office;
      const std::int64_t before = office.conversation().owner_epoch;
      office.write("U1", row.command);
      CHECK(office.owner() == row.owner);
      const bool claimed = office.conversation().owner_epoch > before;
      CHECK(claimed == (std::string(row.owner) != "queue"));
    }
    Staffed office;
    office.write("U1", "!queue");
    CHECK(holds(office.whispered(), "is in line already"));
    office.write("U1", "!resolve");
    office.write("U2", "!snooze 2h");
    CHECK(holds(office.whispered(), "is the bot's now"));
  }

  TEST_CASE("a phone that is about to leave gets no fix that removes") {
    Staffed office;
    office.say("i sold my phone and give it away tomorrow");
    office.write("U1", "!claim");
    office.write("U1", "!fix reset-network");
    CHECK(holds(office.whispered(), "nothing may be removed"));
    CHECK(office.from_agents().empty());
  }

  TEST_CASE("files and what was written anew don't go to the person, and the agent is told") {
    Staffed office;
    office.post({"U1", office.root, "slack:20.1", AgentWrote{"", true}});
    CHECK(holds(office.whispered(), "Files can't be passed on. Nothing was sent."));
    CHECK(office.owner() == "queue");
    office.post({"U1", office.root, "slack:20.2", AgentWrote{"see this", true}});
    CHECK(holds(office.whispered(), "your words were"));
    CHECK(office.from_agents() == Texts{"Agent U1: see this"});
    office.post({"U1", office.root, "slack:20.3", AgentRevised{}});
    CHECK(holds(office.whispered(), "What was sent stays sent"));
    CHECK(office.from_agents().size() == 1);
  }

  TEST_CASE("only people who belong to the channel act") {
    Staffed office;
    CHECK(office.push("U9", kCaseClaim) == Taken::Stored);  // Looked in, and pressed.
    CHECK(holds(office.whispered(), "Only members"));
    CHECK(office.write("UROBOT", "beep") == Taken::Stored);
    CHECK(office.owner() == "queue");
    office.bridge->take(Membership{"U9", true});
    office.push("U9", kCaseClaim);
    CHECK(office.owner() == "agent:slack:U9");
    office.bridge->take(Membership{"U9", false});
    office.push("U9", kCaseResolve);
    CHECK(office.owner() == "agent:slack:U9");
    office.members = {0, "", {}, "timed out"};
    office.push("U7", kCaseResolve);
    CHECK(holds(office.whispered(), "Only members"));
  }

  TEST_CASE("members are looked for page by page") {
    Staffed office;
    int page = 0;
    office.moody = {};
    office.members = {
        200, R"({"ok":true,"members":["U5"],"response_metadata":{"next_cursor":"x"}})", {}, ""};
    office.push("U8", kCaseClaim);
    page = static_cast<int>(std::ranges::count(office.asked, "conversations.members"));
    CHECK(page == 20);
    CHECK(office.owner() == "queue");
  }

  TEST_CASE("names are asked for once a day") {
    Staffed office;
    for (const char* text : {"one", "two"})
      office.write("U1", text);
    CHECK(std::ranges::count(office.asked, "users.info") == 1);
    office.now += std::chrono::hours(25);
    office.write("U1", "three");
    CHECK(std::ranges::count(office.asked, "users.info") == 2);
  }

  TEST_CASE("a thread that is no conversation's, or is gone, changes nothing") {
    Staffed office;
    CHECK(office.post({"U1", "99.9", "slack:21.1", AgentWrote{"hi", false}}) == Taken::Stored);
    CHECK(office.from_agents().empty());
    const std::string old = office.root;
    office.store->erase_user(tests::kAsker);
    CHECK(office.post({"U1", old, "slack:21.2", AgentWrote{"hi", false}}) == Taken::Stored);
  }

  TEST_CASE("who has begun a new conversation is not written to in the old one") {
    Staffed office;
    office.write("U1", "!claim");
    office.write("U1", "!resolve");
    office.say("5");
    office.say("hello, my backup is stuck");
    const std::string before = office.current();
    office.write("U1", "!claim");
    CHECK(holds(office.whispered(), "They have begun a new conversation"));
    CHECK(office.owner() == "bot");
    CHECK(office.current() == before);
  }
}

}  // namespace
}  // namespace bot
