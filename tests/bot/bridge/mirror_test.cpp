#include "bot/bridge/mirror.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "bot/bridge/story.h"
#include "bot/delivery/departure.h"
#include "tests/bot/bridge/slack_office.h"

namespace bot {
namespace {

using tests::kPlace;
using tests::SlackOffice;
using Texts = std::vector<std::string>;

Fetched slack_error(const std::string& code) {
  return {200, R"({"ok":false,"error":")" + code + "\"}", {}, ""};
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// In line, with everything told so far.
void hand_over(SlackOffice& office) {
  office.say("my icloud is full");
  office.say("i want to talk to a human");
  (void)office.told();
  REQUIRE(office.conversation().owner.kind == dialog::OwnerKind::Queue);
}

TEST_SUITE("bot/bridge/mirror") {
  TEST_CASE("who talks to the bot alone is nobody else's business") {
    SlackOffice office;
    office.say("my icloud is full");
    office.say("did not help");
    CHECK(office.told().empty());
    CHECK_FALSE(office.store->agent_thread(office.current()));
  }

  TEST_CASE("a handoff opens a thread: the card first, then what was said") {
    SlackOffice office;
    office.say("my icloud is full");
    const int moves = office.moves;
    office.say("i want to talk to a human");
    CHECK(office.moves > moves);  // Delivery is told, though nobody on http is written to.
    const Texts texts = office.told();
    REQUIRE(texts.size() == 2);
    CHECK(texts[0].starts_with("🟡 *ann* (http) waits for a person"));
    CHECK(holds(texts[0], "Why here: asked for a person"));
    CHECK(holds(texts[1], "*ann*\n&gt; my icloud is full\n*The bot*\n&gt; "));
    CHECK(holds(texts[1], "*ann*\n&gt; i want to talk to a human\n*The system*\n&gt; "));
    CHECK(office.seen[0].body["channel"] == kPlace);
    CHECK(office.seen[0].thread().empty());
    CHECK(office.seen[1].thread() == office.seen[0].time);
    CHECK(office.store->threaded_conversation(kPlace, office.seen[0].time) == office.current());
    CHECK(office.told().empty());
  }

  TEST_CASE("what comes together goes together, and who has it is told and shown") {
    SlackOffice office;
    hand_over(office);
    const std::string card = office.seen[0].time;
    office.say("hello?");
    office.say("anybody?");
    office.act(dialog::AgentClaimed{"eve", true});
    office.act(dialog::AgentSaid{"eve", "Hi Ann!", true});
    office.say("at last");
    const Texts texts = office.told();
    REQUIRE(texts.size() == 1);
    CHECK(holds(texts[0], "*ann*\n&gt; hello?"));
    CHECK(holds(texts[0], "*eve* has it now.\n*eve* (agent)\n&gt; Hi Ann!\n*ann*\n&gt; at last"));
    const auto& update = office.seen.back();
    CHECK(update.method == "chat.update");
    CHECK(update.body["ts"] == card);
    CHECK(update.text().starts_with("🟢 *ann* (http) is with *eve*"));
  }

  TEST_CASE("what is written in the thread isn't said there again") {
    SlackOffice office;
    hand_over(office);
    office.store->know({"slack", "U1"}, {"Bo", ""}, office.now);
    office.act(dialog::AgentSaid{"slack:U1", "Hi, this is Bo", false}, "slack:C0AGENTS:17.5");
    office.say("hi bo");
    CHECK(office.told() == Texts{"*Bo* has it now.\n*ann*\n&gt; hi bo"});
    CHECK(office.from_agents() == Texts{"Bo: Hi, this is Bo"});
    const auto lines = office.store->messages(office.current(), 0, 100);
    CHECK(std::ranges::any_of(lines, [](const Message& line) {
      return line.from == "system" && line.text == "Bo has joined and has read everything above.";
    }));
  }

  TEST_CASE("what can't be delivered is told where it was written") {
    SlackOffice office;
    hand_over(office);
    office.act(dialog::AgentSaid{"slack:U1", "Please restart it\nnow.", false},
               "slack:C0AGENTS:17.5");
    (void)office.told();
    HandoffEvent event = happened_to(office.conversation(), office.now,
                                     dialog::HappeningKind::Undelivered, "system");
    event.seq = office.store->last_seq(office.current());
    event.detail = "chat not found";
    office.store->log_handoff(event);
    CHECK(office.told() == Texts{"Not delivered (chat not found): “Please restart it” The desk can "
                                 "send it once more."});
  }

  TEST_CASE("notes of the desk are seen in the thread") {
    SlackOffice office;
    hand_over(office);
    office.act(dialog::AgentClaimed{"eve", true});
    office.store->add_note(office.current(), {0, "k1", "eve", office.now, "be kind"});
    office.act(dialog::AgentNoted{"eve"});
    office.store->add_note(office.current(),
                           {0, "slack:C0AGENTS:17.9", "slack:U1", office.now, "x"});
    office.act(dialog::AgentNoted{"slack:U1"});
    CHECK(office.told() == Texts{"*eve* has it now.\n*eve* notes\n&gt; be kind"});
  }

  TEST_CASE("what a person writes anew or takes back is shown, not hidden") {
    SlackOffice office;
    hand_over(office);
    office.act(dialog::AgentClaimed{"eve", true});
    office.say("my code is on the blue card");
    (void)office.told();
    office.edit("my code is on the blue card", "it is on the red card");
    office.retract("it is on the red card");
    CHECK(office.told() == Texts{"*ann* has written anew\n&gt; it is on the red card\n"
                                 "*ann* has deleted\n&gt; it is on the red card"});
    const auto lines = office.store->messages(office.current(), 0, 100);
    const auto& edited = lines[lines.size() - 2];
    CHECK(edited.kind == LineKind::Edited);
    CHECK(edited.about == edited.seq - 1);
    CHECK(lines.back().kind == LineKind::Deleted);
    CHECK(lines.back().about == edited.seq);
  }

  TEST_CASE("while the bot has it, an edit of the last words counts, and nothing else of it") {
    SlackOffice office;
    office.say("my icloud is full");
    office.say("how long does it take?");
    const auto before = office.store->last_seq(office.current());
    office.edit("my icloud is full", "my wifi is bad");
    office.retract("how long does it take?");
    CHECK(office.store->last_seq(office.current()) == before);
    office.edit("how long does it take?", "what does it cost?");
    const auto lines = office.store->messages(office.current(), before, 100);
    REQUIRE_FALSE(lines.empty());
    CHECK(lines[0].kind == LineKind::Edited);
    CHECK(lines[0].text == "what does it cost?");
  }

  TEST_CASE("every change of hands has its sentence") {
    SlackOffice office;
    hand_over(office);
    struct Row {
      dialog::What what;
      const char* text;
    };
    for (const Row& row : {
             Row{dialog::AgentClaimed{"eve", true}, "*eve* has it now."},
             Row{dialog::AgentSnoozed{"eve", office.now + std::chrono::hours(1)},
                 "*eve* has put it off."},
             Row{dialog::AgentWaits{"eve"}, "*eve* waits for an answer."},
             Row{dialog::AgentTransferred{"eve", "bo", true}, "*eve* has passed it on to bo."},
             Row{dialog::AgentTransferred{"bo", "", true}, "*bo* has put it back in line."},
             Row{dialog::AgentClaimed{"bo", true}, "*bo* has it now."},
             Row{dialog::AgentGone{"bo"}, "Back in line: the agent went away."},
             Row{dialog::AgentClaimed{"bo", true}, "*bo* has it now."},
             Row{dialog::AgentReturned{"bo", "restart-iphone"},
                 "*bo* has given it back to the bot, at “Restart"},
             Row{dialog::AgentClaimed{"bo", true}, "*bo* has it now."},
             Row{dialog::AgentResolved{"bo"}, "*bo* has settled it."},
             Row{dialog::AgentReopened{"bo", true}, "*bo* has taken it up again."},
             Row{dialog::AgentReturned{"bo", ""}, "*bo* has given it back to the bot."},
         }) {
      CAPTURE(row.text);
      office.act(row.what);
      const Texts texts = office.told();
      CHECK(std::ranges::any_of(texts,
                                [&](const std::string& text) { return holds(text, row.text); }));
    }
  }

  TEST_CASE("after it went back the bot's talk is its own, and a later handoff tells of it") {
    SlackOffice office;
    hand_over(office);
    const std::string root = office.seen[0].time;
    office.act(dialog::AgentClaimed{"eve", true});
    office.act(dialog::AgentReturned{"eve", "restart-iphone"});
    Texts texts = office.told();
    REQUIRE_FALSE(texts.empty());
    CHECK(holds(texts.back(), "has given it back to the bot"));
    CHECK(office.seen.back().text().starts_with("⚪ *ann* (http) is back with the bot"));
    office.say("did not help");
    office.say("how long does it take?");
    CHECK(office.told().empty());
    office.say("human please");
    texts = office.told();
    REQUIRE(texts.size() == 2);
    CHECK(texts[0].starts_with("🟡 *ann* (http) waits"));
    CHECK(holds(texts[1], "&gt; did not help"));
    CHECK(holds(texts[1], "&gt; how long does it take?"));
    CHECK(holds(texts[1], "&gt; human please"));
    const tests::Seen card = office.seen[office.seen.size() - 2];
    CHECK(card.thread() == root);
    CHECK(card.body["reply_broadcast"] == true);
    office.act(dialog::AgentClaimed{"eve", true});
    office.tell();
    CHECK(office.seen.back().body["ts"] == card.time);  // The card of this handoff.
  }

  TEST_CASE("of a long talk before the handoff the last lines are told") {
    SlackOffice office;
    for (int i = 0; i < 30; ++i)
      office.say(i % 2 == 0 ? "how long does it take?" : "my icloud is full");
    office.say("human");
    const Texts texts = office.told();
    REQUIRE(texts.size() >= 2);
    CHECK(holds(texts[1], " earlier lines are left out."));
    std::size_t quotes = 0;
    for (const std::string& text : texts) {
      for (std::size_t at = text.find("\n&gt; "); at != std::string::npos;
           at = text.find("\n&gt; ", at + 1))
        ++quotes;
    }
    CHECK(quotes < 80);
  }

  TEST_CASE("a long text is told whole, in parts, and nothing twice after a restart") {
    SlackOffice office;
    hand_over(office);
    office.act(dialog::AgentClaimed{"eve", true});
    (void)office.told();
    std::string much;
    for (int i = 0; i < 800; ++i)
      much += "word" + std::to_string(i) + ' ';
    office.say(much);
    std::string all;
    for (int i = 0; i < 40; ++i) {
      (void)office.courier->step();
      office.hire();  // Each courier takes at most a step.
      office.now += std::chrono::seconds(2);
    }
    for (const std::string& text : office.told())
      all += text + ' ';
    CHECK(holds(all, "word0 "));
    CHECK(holds(all, "word799"));
    for (int i = 0; i < 800; ++i) {
      const std::string word = "word" + std::to_string(i) + ' ';
      CHECK(all.find(word) == all.rfind(word));
    }
  }

  TEST_CASE("while the channel refuses, the queue keeps it, and all is told when it takes again") {
    for (const char* code : {"not_in_channel", "channel_not_found", "is_archived"}) {
      CAPTURE(code);
      SlackOffice office;
      office.moody = [&](const Call&) { return slack_error(code); };
      office.say("my icloud is full");
      office.say("human please");
      office.tell();
      CHECK(office.conversation().owner.kind == dialog::OwnerKind::Queue);
      CHECK(office.seen.empty());
      const auto dead = office.store->dead_letters(0, 10);
      REQUIRE(dead.size() == 1);
      CHECK(dead[0].reason == code);
      CHECK(std::ranges::any_of(office.observed, [&](const Observation& seen) {
        const auto* refused = std::get_if<ReplyRefused>(&seen);
        return refused != nullptr && refused->channel == "agents" && refused->reason == code;
      }));
      office.moody = {};
      office.store->retry_dead(dead[0].outgoing.id, office.now);
      CHECK(office.told().size() == 2);
      office.say("still here");
      CHECK(office.told().size() == 1);
    }
  }

  TEST_CASE(
      "what Slack calls malformed goes without blocks, and a card that is gone is no matter") {
    SlackOffice office;
    office.moody = [](const Call& call) {
      if (holds(call.body, "\"blocks\"")) return slack_error("invalid_blocks");
      return Fetched{};
    };
    hand_over(office);
    CHECK_FALSE(office.seen.empty());
    office.moody = [](const Call& call) {
      if (call.method == "chat.update") return slack_error("message_not_found");
      return Fetched{};
    };
    office.act(dialog::AgentClaimed{"eve", true});
    const Texts texts = office.told();
    REQUIRE(texts.size() == 1);
    CHECK(texts[0] == "*eve* has it now.");
    CHECK(office.store->dead_letters(0, 10).empty());
  }

  TEST_CASE("when the person has left, agents are told that nobody reads them") {
    SlackOffice office;
    hand_over(office);
    office.act(dialog::AgentClaimed{"eve", true});
    (void)office.told();
    depart(*office.store, office.now, office.current());
    CHECK(office.told() == Texts{"They can't be reached any more."});
    CHECK(office.seen.back().text().starts_with("⚪ *ann* (http) needs no person now"));
  }

  TEST_CASE("who is erased is taken out of the agents' channel too") {
    SlackOffice office;
    hand_over(office);
    const std::size_t posts = office.seen.size();
    office.say("delete my data");
    office.store->erase_user(tests::kAsker);
    office.tell();
    std::size_t deleted = 0;
    for (const auto& each : office.seen) {
      if (each.method == "chat.delete") ++deleted;
    }
    CHECK(deleted >= posts);
    CHECK(deleted < 10);
    CHECK(office.store->dead_letters(0, 10).empty());
    CHECK_FALSE(office.store->next_outgoing("agents"));
  }

  TEST_CASE("with another channel for agents it goes on there") {
    SlackOffice office;
    hand_over(office);
    Mirror other("C0OTHER", tests::shipped_mind().pack.get());
    office.platform.composer = &other;
    office.hire();
    office.say("hello?");
    const Texts texts = office.told();
    REQUIRE(texts.size() == 2);
    CHECK(office.seen.back().body["channel"] == "C0OTHER");
  }
}

}  // namespace
}  // namespace bot
