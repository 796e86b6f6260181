#include <doctest/doctest.h>

#include "dialog/action.h"
#include "tests/dialog/small_pack.h"
#include "tests/dialog/talk.h"

namespace dialog {
namespace {

using tests::Talk;

const knowledge::Pack& pack() {
  static const knowledge::Pack kPack = tests::small_pack();
  return kPack;
}

Talk queued() {
  Talk here(pack());
  here.says("full").says("talk_to_human");
  return here;
}

Talk with_agent() { return queued().happens(AgentClaimed{"ann"}); }

bool said_by_system(const Talk& talk) {
  const auto spoken = talk.all<Say>();
  REQUIRE_FALSE(spoken.empty());
  return spoken.front().by_system;
}

TEST_SUITE("dialog/say_humans") {
  TEST_CASE("each change of the owner makes the epoch grow by one") {
    Talk here(pack());
    here.says("full");
    CHECK(here.now.owner_epoch == 0);
    struct Row {
      What what;
      std::string owner;
      std::int64_t epoch;
      State state;
    };
    for (const Row& row : {
             Row{Said{tests::meaning("talk_to_human")}, "queue", 1, State::WaitingForAgent},
             Row{Said{tests::meaning("talk_to_human")}, "queue", 1, State::WaitingForAgent},
             Row{AgentClaimed{"ann"}, "agent:ann", 2, State::WithAgent},
             Row{AgentSaid{"ann", "hi"}, "agent:ann", 2, State::WithAgent},
             Row{Said{tests::meaning("worked")}, "agent:ann", 2, State::WithAgent},
             Row{AgentSaid{"bob", "hi"}, "agent:bob", 3, State::WithAgent},
             Row{AgentGone{"bob"}, "queue", 4, State::WaitingForAgent},
             Row{AgentClaimed{"ann"}, "agent:ann", 5, State::WithAgent},
             Row{AgentReturned{"ann", ""}, "bot", 6, State::OfferingFix},
             Row{AgentSaid{"ann", "one more thing"}, "agent:ann", 7, State::WithAgent},
             Row{AgentResolved{"ann"}, "bot", 8, State::Rating},
         }) {
      here.happens(row.what);
      CHECK(to_string(here.now.owner) == row.owner);
      CHECK(here.now.owner_epoch == row.epoch);
      CHECK(here.now.state == row.state);
    }
  }

  TEST_CASE("joining the queue is announced with the place and what was passed on") {
    Talk here(pack());
    here.world.queue_length = 2;
    here.says("full").says("did_not_work").says("talk_to_human");
    CHECK(said_by_system(here));
    CHECK(here.heard("joined queue_place 3 passed_on you've looked"));
    CHECK(here.all<OpenHandoff>() == std::vector<OpenHandoff>{{"asked for a person"}});
    CHECK(here.now.handoff == Handoff::Queued);
    Talk first(pack());
    CHECK(first.says("talk_to_human").heard("joined queue_first passed_on_nothing"));
  }

  TEST_CASE("who asks while nobody is there is told when somebody will be") {
    Talk here(pack());
    here.world.agents_present = false;
    CHECK(Talk(here).says("talk_to_human").heard("queue_nobody"));
    here.world.agents_back = "Monday at 09:00";
    CHECK(here.says("talk_to_human").heard("queue_away Monday at 09:00"));
  }

  TEST_CASE("once an agent speaks the bot is silent and passes on") {
    Talk here = with_agent();
    CHECK(said_by_system(here));
    CHECK(here.heard("agent_joined ann"));
    CHECK(here.now.choices.empty());
    for (const char* intent : {"worked", "stop", "erase_my_data", "full", "greeting"}) {
      here.says(intent);
      CHECK(here.replies().empty());
      CHECK(here.all<RelayToAgent>().size() == 1);
      CHECK(here.now.state == State::WithAgent);
    }
    for (const TimerKind kind :
         {TimerKind::Remind, TimerKind::Close, TimerKind::FollowUp, TimerKind::Outage})
      CHECK(here.happens(TimerDue{kind}).replies().empty());
  }

  TEST_CASE("an agent who speaks has claimed it") {
    Talk here(pack());
    here.says("full").happens(AgentSaid{"ann", "hi"});
    CHECK(here.now.state == State::WithAgent);
    CHECK(here.now.handoff == Handoff::Assigned);
    CHECK(here.happens(AgentSaid{"ann", "again"}).replies().empty());
  }

  TEST_CASE("an agent gives it back at the fix shown last, at another, or at none") {
    struct Row {
      const char* fix;
      State state;
      const char* at;
    };
    for (const Row& row : {
             Row{"", State::OfferingFix, "look"},
             Row{"look", State::OfferingFix, "look"},
             Row{"reset", State::ConfirmingRisk, "reset"},  // Consent first, whoever chose it.
             Row{"no_such_fix", State::AskingSymptom, "look"},
         }) {
      CAPTURE(row.fix);
      Talk here = with_agent();
      here.happens(AgentReturned{"ann", row.fix});
      CHECK(here.now.state == row.state);
      CHECK(here.now.fix == row.at);
      CHECK(here.text().starts_with("bot_is_back"));
      CHECK(here.all<EndHandoff>() == std::vector<EndHandoff>{{"returned"}});
      CHECK(here.now.handoff == Handoff::Returned);
    }
  }

  TEST_CASE("an agent can't give a lost phone back at what removes something") {
    Talk here = with_agent();
    here.now.fate = intents::Fate::Lost;
    here.happens(AgentReturned{"ann", "reset"});
    CHECK(here.now.state == State::AskingSymptom);
    CHECK_FALSE(here.heard("Tap Reset"));
  }

  TEST_CASE("an agent who goes away puts it back in line") {
    Talk here = with_agent();
    here.happens(AgentGone{"ann"});
    CHECK(said_by_system(here));
    CHECK(here.heard("agent_gone"));
    CHECK(here.all<OpenHandoff>().size() == 1);
    CHECK_FALSE(here.labels().empty());
  }

  TEST_CASE("what an agent settles is rated, and stays settled") {
    Talk here = with_agent();
    here.happens(AgentResolved{"ann"});
    CHECK(here.heard("agent_done ask_rating"));
    CHECK(here.all<EndHandoff>() == std::vector<EndHandoff>{{"resolved"}});
    CHECK(here.presses("5").now.closing == Closing::Resolved);
  }

  TEST_CASE("who waits may go on trying, and leaves the line when it works") {
    Talk here = queued();
    here.presses("button_keep_trying");
    CHECK(here.now.state == State::OfferingFix);
    CHECK(here.now.owner.kind == OwnerKind::Queue);
    here.says("worked");
    CHECK(here.now.owner.kind == OwnerKind::Bot);
    CHECK(here.all<EndHandoff>() == std::vector<EndHandoff>{{"withdrawn"}});
  }

  TEST_CASE("agents of a conversation that isn't theirs change nothing") {
    for (const What& what : {What(AgentReturned{"ann", "reset"}), What(AgentResolved{"ann"}),
                             What(AgentGone{"ann"})}) {
      Talk here(pack());
      here.says("full").happens(what);
      CHECK(here.replies().empty());
      CHECK(here.now.state == State::OfferingFix);
      CHECK(here.now.owner_epoch == 0);
    }
  }

  TEST_CASE("a human is offered with the reason why") {
    Talk lost(pack());
    lost.says("full").says("help_with_step").says("help_with_step").says("help_with_step");
    CHECK(lost.heard("offer_lost offer_human"));
    CHECK(lost.now.handoff_reason == "could not find a step");
    Talk done(pack());
    done.says("full").says("no").says("no").says("no");
    CHECK(done.heard("offer_exhausted offer_human"));
    CHECK(done.now.handoff_reason == "every fix was tried");
    CHECK(done.says("yes").all<OpenHandoff>() == std::vector<OpenHandoff>{{"every fix was tried"}});
  }
}

}  // namespace
}  // namespace dialog
