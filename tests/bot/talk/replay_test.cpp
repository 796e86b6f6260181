#include "bot/talk/replay.h"

#include <chrono>

#include <doctest/doctest.h>

#include "bot/engine/conversation_id.h"
#include "bot/engine/engine.h"
#include "bot/engine/turns.h"
#include "tests/bot/mind.h"

namespace bot {
namespace {

using namespace std::chrono_literals;

const User kAnn{"http", "ann"};

// A server of the shipped pack, on a clock and in a world that the test makes.
class Server {
 public:
  Server() : engine_(*store, around(), {}) {}

  void send(decltype(Incoming::what) what, const User& user = kAnn) {
    Incoming incoming;
    incoming.user = user;
    incoming.what = std::move(what);
    engine_.submit(
        std::move(incoming), [](const Answered&) { return ""; },
        [](const Outcome& outcome) { CHECK(std::holds_alternative<Done>(outcome)); });
    engine_.step();
  }
  void say(const std::string& text, const User& user = kAnn) {
    send(Text{tests::shipped_mind().reader->read(text)}, user);
  }
  void press(const std::string& label) {
    for (const Message& line : transcript()) {
      for (const Button& button : line.buttons) {
        if (button.label == label) return send(Press{button.value});
      }
    }
    FAIL("no button " << label);
  }
  // Timers come a little late, as they do.
  void pass(dialog::Duration time) {
    for (const Instant until = now + time; now < until; now += 1min + 3ms)
      engine_.step();
  }

  [[nodiscard]] std::vector<Message> transcript() {
    return store->messages(store->current_conversation(kAnn)->conversation.id, 0, 1000);
  }
  [[nodiscard]] bool said(const std::string& words) {
    for (const Message& line : transcript()) {
      if (line.from != "person" && line.text.find(words) != std::string::npos) return true;
    }
    return false;
  }

  // What of ann's conversation this build answers otherwise; "" for nothing.
  std::string difference() {
    const std::string id = store->current_conversation(kAnn)->conversation.id;
    const Recorded recorded{id, transcript(), store->moments(id)};
    Backgrounds backgrounds = {{0, {{}, experience_of(store->outcomes())}}};
    for (const auto& [seq, moment] : recorded.moments) {
      if (const auto kept = store->background(moment.background)) {
        backgrounds.emplace(moment.background, *kept);
      }
    }
    const auto found = differences_of(tests::shipped_mind(), backgrounds, {recorded});
    if (found.empty()) return "";
    return "> " + found[0].heard + "\nwas: " + found[0].was + "\nnow: " + found[0].now;
  }

  dialog::Circumstances world;
  dialog::Policy policy;
  Instant now{std::chrono::sys_days(std::chrono::year(2026) / 1 / 5) + 9h};
  std::unique_ptr<Store> store = open_store(":memory:");

 private:
  Surroundings around() {
    Surroundings around;
    policy.remind_after = 7min;
    around.brain = {tests::shipped_mind().pack.get(), policy, {}};
    around.clock = [this] { return now; };
    around.new_id = random_conversation_id;
    around.world = [this](Instant) { return world; };
    around.read = [](std::string_view text) { return tests::shipped_mind().reader->read(text); };
    return around;
  }

  Engine engine_;
};

TEST_SUITE("bot/talk/replay") {
  TEST_CASE("who waited for a human waits in the same place of the same line") {
    Server server;
    server.world.agents_present = true;
    for (const char* before : {"bob", "cleo"})
      server.say("human", {"http", before});
    server.say("my icloud storage is full");
    server.say("human");
    REQUIRE(server.said("number 3 in line"));
    server.pass(25min);  // A word or two on the place.
    server.world = {};
    server.world.agents_back = "Monday at 09:00 CET";
    server.say("how long does it take?");
    server.say("am I still in line?");
    server.pass(1h);
    CHECK(server.difference() == "");
  }

  TEST_CASE("fixes come in the order that was learned by then") {
    Server server;
    const auto count = [&](const char* fix, dialog::Outcome outcome, int times) {
      for (int i = 0; i < times; ++i)
        server.store->count_outcome("storage_full_icloud", fix, outcome);
    };
    count("restart-iphone", dialog::Outcome::Solved, 300);
    count("check-storage", dialog::Outcome::Failed, 300);
    server.say("my icloud storage is full");
    REQUIRE(server.transcript().at(1).fix == "restart-iphone");
    count("check-storage", dialog::Outcome::Solved, 9000);
    CHECK(server.difference() == "");
    server.pass(2h);  // Learned by now.
    server.say("didn't help");
    REQUIRE(server.transcript().back().fix == "check-storage");
    CHECK(server.difference() == "");
  }

  TEST_CASE("what held a secret still does, and its reminder comes when it came") {
    Server server;
    server.say("my apple id is ann@example.com and my password is hunter2, backup failed");
    CHECK_FALSE(server.said("hunter2"));
    server.pass(10min);
    server.say("password: hunter2");
    CHECK(server.difference() == "");
  }

  TEST_CASE("a button of long ago, and a label that was typed, stay what they were") {
    Server server;
    server.say("my icloud storage is full");
    server.press("Didn't help");
    server.press("It worked");  // Of the first fix still.
    server.say("Didn't help");
    CHECK(server.difference() == "");
  }

  TEST_CASE("Apple's status is that of then") {
    Server server;
    server.world.status =
        dialog::StatusReading{{{"iCloud Backup", false, "since this morning"}}, server.now};
    server.say("is icloud down?");
    server.world.status = dialog::StatusReading{{{"iCloud Backup", true, ""}}, server.now};
    server.say("is it still down?");
    CHECK(server.difference() == "");
  }

  TEST_CASE("who came in without a word is greeted again, and what has no beginning is left out") {
    Server server;
    server.send(Arrive{});
    server.say("my backup is stuck");
    CHECK(server.difference() == "");
    const auto lines = server.transcript();
    const Recorded cut{"k", {lines.begin() + 1, lines.end()}, {}};
    CHECK(differences_of(tests::shipped_mind(), {{0, {}}}, {cut}).empty());
  }
}

}  // namespace
}  // namespace bot
