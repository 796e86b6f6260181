// What agents do, and the clocks that watch over it.

#include <doctest/doctest.h>

#include "dialog/canned.h"
#include "tests/dialog/small_pack.h"
#include "tests/dialog/talk.h"

namespace dialog {
namespace {

using std::chrono::minutes;
using tests::Talk;

const knowledge::Pack& pack() {
  static const knowledge::Pack kPack = tests::small_pack();
  return kPack;
}

Talk with_ann() {
  Talk here(pack());
  return here.says("full").says("talk_to_human").happens(AgentClaimed{"ann", true});
}

void note_shown(Talk& talk, const char* fix) {
  if (find_attempt(talk.now, fix) == nullptr)
    talk.now.attempts.push_back({fix, Outcome::Shown, {}});
}

// "agent_silence 15 agent_lease 2 wake -": in minutes from now.
std::string clocks(const Talk& talk) {
  std::string text;
  for (const Effect& effect : talk.effects) {
    const auto* set = std::get_if<SetTimer>(&effect);
    const auto* cleared = std::get_if<ClearTimer>(&effect);
    if (set == nullptr && cleared == nullptr) continue;
    const TimerKind kind = set != nullptr ? set->kind : cleared->kind;
    if (kind < TimerKind::Wake) continue;
    if (!text.empty()) text += ' ';
    text += std::string(to_string(kind)) + ' ';
    text += set == nullptr
                ? "-"
                : std::to_string(
                      std::chrono::duration_cast<minutes>(set->due - talk.world.now).count());
  }
  return text;
}

TEST_SUITE("dialog/say_agents") {
  TEST_CASE("who owes an answer is watched, until the answer") {
    Talk here = with_ann();
    CHECK(clocks(here) == "queue - agent_silence 15 agent_lease 2");
    CHECK(clocks(here.says("greeting")) == "");  // What they add gives no more time.
    CHECK(clocks(here.happens(AgentSaid{"ann", "hi", true})) == "agent_silence - agent_lease -");
    CHECK(here.now.waits_since == Instant{});
    here.world.now += minutes(5);
    CHECK(clocks(here.says("greeting")) == "agent_silence 15 agent_lease 2");
    CHECK(here.now.waits_since == here.world.now);
  }

  TEST_CASE("an agent of no desk has no lease that could run out") {
    Talk here(pack());
    here.says("talk_to_human").happens(AgentClaimed{"bo"});
    CHECK(clocks(here) == "queue - agent_silence 15 agent_lease -");
  }

  TEST_CASE("silence and absence give it back to the line, at the old place") {
    for (const TimerKind kind : {TimerKind::AgentSilence, TimerKind::AgentLease}) {
      Talk here = with_ann();
      const Instant since = here.now.queued_since;
      here.world.now += minutes(20);
      here.world.queue_place = 1;
      here.happens(TimerDue{kind});
      CHECK(here.now.state == State::WaitingForAgent);
      CHECK(here.now.handoff == Handoff::Queued);
      CHECK(here.now.queued_since == since);
      CHECK(here.heard("agent_gone queue_front"));
    }
    Talk second = with_ann();
    second.world.queue_place = 2;
    CHECK(second.happens(AgentGone{"ann"}).heard("queue_place 2"));
  }

  TEST_CASE("a snooze ends at its time, or with the person's word") {
    Talk here = with_ann();
    here.happens(AgentSnoozed{"ann", here.world.now + minutes(90)});
    CHECK(here.now.handoff == Handoff::Snoozed);
    CHECK(clocks(here) == "wake 90 agent_silence - agent_lease -");
    CHECK(here.replies().empty());
    Talk woken = here;
    woken.happens(TimerDue{TimerKind::Wake});
    CHECK(woken.now.handoff == Handoff::Assigned);
    CHECK(woken.replies().empty());
    CHECK(clocks(woken) == "wake - agent_silence 15 agent_lease 2");
    here.says("greeting");
    CHECK(here.now.handoff == Handoff::Assigned);
    CHECK(here.now.snoozed_until == Instant{});
    CHECK(here.replies().empty());
  }

  TEST_CASE("waiting for the person ends with their word") {
    Talk here = with_ann();
    here.happens(AgentSaid{"ann", "try it", true}).happens(AgentWaits{"ann"});
    CHECK(here.now.handoff == Handoff::Waiting);
    here.says("did_not_work");
    CHECK(here.now.handoff == Handoff::Assigned);
    CHECK(here.now.waits_since == here.world.now);
  }

  TEST_CASE("passed on to a colleague it changes hands, to nobody it goes back in line") {
    Talk here = with_ann();
    here.happens(AgentTransferred{"ann", "bo"});
    CHECK(to_string(here.now.owner) == "agent:bo");
    CHECK(here.heard("agent_joined bo"));
    here.world.queue_place = 3;
    here.happens(AgentTransferred{"bo", ""});
    CHECK(here.now.owner.kind == OwnerKind::Queue);
    CHECK(here.heard("agent_passes_on queue_place 3"));
  }

  TEST_CASE("a fix that an agent sends is theirs, has its steps, and counts as tried") {
    Talk here = with_ann();
    here.happens(AgentSentFix{"ann", "look", true});
    REQUIRE(here.all<Say>().size() == 1);
    const Say said = here.all<Say>().front();
    CHECK(said.agent == "ann");
    CHECK(said.reply.steps.size() == 2);
    CHECK(said.reply.choices.empty());
    CHECK(said.reply == canned_reply(here.now, *pack().find_fix("look")));
    CHECK(find_attempt(here.now, "look")->outcome == Outcome::SaidTried);
    here.happens(AgentReturned{"ann", ""}).says("no");
    CHECK(here.now.fix != "look");
    CHECK(find_attempt(here.now, "look")->outcome == Outcome::Failed);
  }

  TEST_CASE("what is said to an agent replaces nothing that was handed over") {
    Talk here = with_ann();
    const Conversation handed = here.now;
    REQUIRE(handed.symptom == "full");
    REQUIRE(find_attempt(handed, "look")->outcome == Outcome::Shown);
    // None of it is an answer to what the bot has shown or asked.
    for (const char* words : {"backup_failed", "did_not_work", "worked", "no", "yes", "skip"})
      here.says(words);
    here.says(tests::unclear("the weather")).says(tests::unclear("the weather"));
    CHECK(here.now.symptom == handed.symptom);
    CHECK(here.now.handoff_reason == "asked for a person");
    CHECK(here.now.attempts == handed.attempts);
    CHECK(here.all<RecordOutcome>().empty());
    CHECK(here.now.strays == 0);
  }

  TEST_CASE("another cause named to an agent replaces none, and fills a gap") {
    knowledge::Pack two = tests::small_pack();
    two.symptoms.push_back(two.symptoms[0]);
    two.symptoms.back().intent = "stuck";
    intents::Understanding stolen = tests::meaning("stuck");
    stolen.entities.fate = intents::Fate::Lost;
    struct Row {
      const char* before;
      intents::Understanding said;
      const char* after;
    };
    for (const Row& row : {
             Row{"full", tests::meaning("stuck"), "full"},
             Row{"full", stolen, "full"},
             Row{"", tests::meaning("stuck"), "stuck"},
             Row{"", tests::meaning("backup_failed"), "backup_failed"},
             Row{"", stolen, "stuck"},
             Row{"backup_failed", tests::meaning("stuck"), "stuck"},
         }) {
      Talk here(two);
      here.says("talk_to_human").happens(AgentClaimed{"ann", true});
      here.now.symptom = row.before;
      note_shown(here, "look");
      here.says(row.said);
      CHECK(here.now.symptom == row.after);
      CHECK(find_attempt(here.now, "look") != nullptr);
    }
  }

  TEST_CASE(
      "facts told to an agent are added: the phone, what was done, what became of their fix") {
    Talk here = with_ann();
    intents::Understanding said = tests::unclear("a 13, and i've reset it");
    said.entities.device.model = "iPhone 13";
    said.tried = {"reset"};
    here.says(said);
    CHECK(here.now.device.model == "iPhone 13");
    CHECK(find_attempt(here.now, "reset")->outcome == Outcome::SaidTried);
    here.happens(AgentSentFix{"ann", "ask", true}).says("did_not_work");
    CHECK(find_attempt(here.now, "ask")->outcome == Outcome::Failed);
    here.says("worked");  // About something else: it has failed.
    CHECK(find_attempt(here.now, "ask")->outcome == Outcome::Failed);
  }

  TEST_CASE("a yes said to the bot after an agent erases nothing that was asked before") {
    Talk here(pack());
    here.says("full").says("erase_my_data");
    REQUIRE(here.now.confirming_erasure);
    here.happens(AgentClaimed{"ann"}).happens(AgentReturned{"ann", ""}).says("yes");
    CHECK(here.all<EraseUser>().empty());
  }

  TEST_CASE("a fix that failed stays failed when it is sent again") {
    Talk here(pack());
    here.says("full").says("did_not_work").happens(AgentSentFix{"ann", "look"});
    CHECK(here.heard("agent_joined ann"));
    CHECK(find_attempt(here.now, "look")->outcome == Outcome::Failed);
  }

  TEST_CASE("no agent sends a lost phone what removes something, nor a fix that isn't there") {
    Talk here = with_ann();
    here.now.fate = intents::Fate::Lost;
    CHECK(here.happens(AgentSentFix{"ann", "reset"}).replies().empty());
    CHECK(forbidden_for(here.now, *pack().find_fix("reset")));
    CHECK(here.happens(AgentSentFix{"ann", "pray"}).replies().empty());
    CHECK(here.happens(AgentSentFix{"ann", ""}).replies().empty());
  }

  TEST_CASE("how it was is asked once each time the problem comes up") {
    Talk here = with_ann();
    here.happens(AgentResolved{"ann"}).presses("4");
    here.happens(AgentReopened{"ann"});
    CHECK(here.heard("agent_back ann"));
    here.happens(AgentResolved{"ann"});
    CHECK(here.now.state == State::Closed);
    CHECK(here.heard("agent_done"));
    CHECK_FALSE(here.heard("ask_rating"));
    here.says("came_back").says("worked");
    CHECK(here.now.state == State::Rating);
  }

  TEST_CASE("who worked it out alone before is not asked again either") {
    Talk here(pack());
    here.says("full").says("worked").presses("5").says("worked");
    CHECK(here.now.state == State::Closed);
    CHECK_FALSE(here.heard("ask_rating"));
  }

  TEST_CASE("a note says nothing, changes nothing and puts off no timer") {
    Talk here(pack());
    here.says("full").happens(AgentNoted{"ann"});
    CHECK(here.effects.empty());
    CHECK(here.now.state == State::OfferingFix);
    CHECK(here.now.owner_epoch == 0);
  }
}

TEST_SUITE("dialog/say_humans") {
  TEST_CASE("who waits is told the place once more, or that somebody has come") {
    Talk here(pack());
    here.world.agents_present = false;
    here.world.agents_back = "at 09:00";
    here.world.agents_back_at = here.world.now + minutes(30);
    here.says("talk_to_human");
    CHECK(here.now.handoff == Handoff::Nobody);
    CHECK(clocks(here) == "queue 30");
    here.world.agents_present = true;
    here.world.queue_place = 2;
    here.happens(TimerDue{TimerKind::Queue});
    CHECK(here.now.handoff == Handoff::Queued);
    CHECK(here.heard("queue_open queue_place 2"));
    CHECK(clocks(here) == "");
  }

  TEST_CASE("a request that nobody took is ended with a word, and can be made again") {
    Talk here(pack());
    here.says("full").says("talk_to_human").happens(TimerDue{TimerKind::Close});
    CHECK(here.now.handoff == Handoff::Expired);
    CHECK(here.now.state == State::Closed);
    CHECK(here.heard("queue_expired"));
    CHECK(here.all<EndHandoff>() == std::vector<EndHandoff>{{"expired"}});
    CHECK(here.says("talk_to_human").now.handoff == Handoff::Queued);
  }

  TEST_CASE("an offer that is passed over is none any more") {
    Talk here(pack());
    const intents::Understanding stray = tests::unclear("the weather");
    here.says(stray).says(stray);
    CHECK(here.now.handoff == Handoff::Offered);
    here.says("no");
    CHECK(here.now.handoff == Handoff::None);
    CHECK(here.says("talk_to_human").all<OpenHandoff>() ==
          std::vector<OpenHandoff>{{"asked for a person"}});
  }
}

}  // namespace
}  // namespace dialog
