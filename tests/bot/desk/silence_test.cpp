// The bot never talks over an agent: whatever people, agents, clocks and couriers do, in whatever
// order, with replies in flight.

#include <array>
#include <random>

#include <doctest/doctest.h>

#include "tests/bot/desk/office.h"
#include "tests/bot/mind.h"

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using tests::json;
using tests::Office;

constexpr auto kWords = std::to_array<const char*>(
    {"my icloud is full", "did not help", "how long does it take?", "i want to talk to a human",
     "it worked", "5", "the wifi is bad", "what?", "start over", "someone stole my iphone"});
constexpr auto kActs =
    std::to_array<const char*>({"claim", "claim", "claim", "reply", "fix", "snooze", "transfer",
                                "return", "resolve", "reopen", "undo"});
constexpr auto kPeople = std::to_array<const char*>({"ann", "bob", "cem"});

// One world with a will of its own, the same for the same seed.
struct Chaos {
  explicit Chaos(unsigned seed) : office(milliseconds(800)), dice(seed) {}

  int roll(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(dice); }
  template <class List>
  std::string pick(const List& list) {
    return list.at(static_cast<std::size_t>(roll(static_cast<int>(list.size()))));
  }
  [[nodiscard]] bool with_agent(const std::string& id) {
    const auto stored = office.store->conversation(id);
    return stored && stored->conversation.owner.kind == dialog::OwnerKind::Agent;
  }
  std::string conversation_of(const std::string& person) {
    const auto current = office.store->current_conversation({"slack", person});
    return current ? current->conversation.id : "";
  }

  void write() {
    bot::Incoming incoming;
    incoming.user = {"slack", pick(kPeople)};
    incoming.target = "chat-" + incoming.user.id;
    incoming.may_burst = true;
    incoming.what = bot::Text{tests::shipped_mind().reader->read(pick(kWords))};
    office.engine->submit(
        std::move(incoming), [](const bot::Answered&) { return ""; }, [](const bot::Outcome&) {});
  }

  void act() {
    const std::string id = conversation_of(pick(kPeople));
    if (id.empty()) return;
    const std::string name = pick(kActs);
    const std::string words = std::to_string(++words_said);
    json body = {{"epoch", office.epoch(id) - (roll(10) == 0 ? 1 : 0)}};
    if (name == "reply") body.update({{"text", words}, {"id", words}});
    if (name == "fix") body.update({{"fix", "update-ios"}, {"id", words}});
    if (name == "snooze") body["until_reply"] = true;
    if (name == "transfer") body["to"] = roll(2) == 0 ? json("bo") : json();
    if (name == "return") body["fix"] = roll(2) == 0 ? json("restart-iphone") : json();
    auto asked = tests::request("POST", "/desk/api/conversations/" + id + '/' + name, body);
    office.send(asked, roll(2) == 0 ? "eve" : "bo");
  }

  // What may leave now is never the bot's where an agent has the conversation.
  void take() {
    const bot::Instant now(dialog::Duration(office.millis));
    const auto row = office.store->claim("slack", now, now + seconds(30));
    if (!row) return;
    ++taken;
    if (row->writer == "bot" && with_agent(row->conversation)) ++spoken_over;
    in_flight.push_back(*row);
  }

  void settle() {
    if (in_flight.empty()) return;
    const auto place = in_flight.begin() + roll(static_cast<int>(in_flight.size()));
    const bot::Instant now(dialog::Duration(office.millis));
    const bot::Settlement how = roll(3) == 0
                                    ? bot::Settlement(bot::RetryAt{now + seconds(2), "away"})
                                : roll(3) == 0 ? bot::Settlement(bot::Postponed{now + seconds(1)})
                                               : bot::Settlement(bot::Delivered{""});
    office.store->settle(place->id, place->attempt, how);
    in_flight.erase(place);
  }

  void step() {
    switch (roll(7)) {
      case 0:
        return write();
      case 1:
      case 2:
        return act();
      case 3:
        return take();
      case 4:
        return settle();
      case 5:
        office.millis += roll(20) == 0 ? 200'000 : roll(1'000);
        return;
      default:
        (void)office.engine->step();
        look();
    }
  }

  // No line of a turn that ends with an agent is the bot's.
  void look() {
    for (const auto& event : office.store->handoff_events(events_seen, 1'000)) {
      events_seen = event.id;
      if (event.kind != dialog::HappeningKind::Message) continue;
      const bool owned = event.owner.kind == dialog::OwnerKind::Agent;
      if (event.actor == "bot" && owned) ++spoken_over;
      if (event.actor.starts_with("agent:")) ++agent_lines;
    }
  }

  Office office;
  std::mt19937 dice;
  std::vector<bot::Outgoing> in_flight;
  std::int64_t events_seen = 0;
  int words_said = 0;
  int taken = 0;
  int agent_lines = 0;
  int spoken_over = 0;
};

}  // namespace

TEST_SUITE("bot/desk/silence") {
  TEST_CASE("the bot never speaks while an agent owns, with messages in flight") {
    for (unsigned seed = 1; seed <= 2; ++seed) {
      CAPTURE(seed);
      Chaos chaos(seed);
      for (int i = 0; i < 3'000; ++i)
        chaos.step();
      CHECK(chaos.spoken_over == 0);
      // Else nothing was tried.
      CHECK(chaos.taken > 50);
      CHECK(chaos.agent_lines > 10);
    }
  }
}
