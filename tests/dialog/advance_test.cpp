#include "dialog/advance.h"

#include <algorithm>
#include <optional>

#include <doctest/doctest.h>

#include "tests/dialog/small_pack.h"
#include "tests/dialog/talk.h"

namespace dialog {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using tests::meaning;
using tests::Talk;
using tests::unclear;

const knowledge::Pack& pack() {
  static const knowledge::Pack kPack = tests::small_pack();
  return kPack;
}

Talk talk() { return Talk(pack()); }

// "remind 30 close 1440 follow_up -": minutes from now, "-" when it is cleared.
std::string timers_of(const Talk& talk) {
  std::string text;
  for (const Effect& effect : talk.effects) {
    if (!text.empty() && text.back() != ' ') text += ' ';
    if (const auto* timer = std::get_if<SetTimer>(&effect)) {
      const auto wait = std::chrono::duration_cast<minutes>(timer->due - talk.world.now);
      text += std::string(to_string(timer->kind)) + ' ' + std::to_string(wait.count());
    } else if (const auto* cleared = std::get_if<ClearTimer>(&effect)) {
      text += std::string(to_string(cleared->kind)) + " -";
    }
  }
  while (!text.empty() && text.back() == ' ')
    text.pop_back();
  return text;
}

// The fixes with what became of them: "look=failed reset=shown".
std::string attempts_of(const Conversation& now) {
  std::string text;
  for (const Attempt& attempt : now.attempts) {
    if (!text.empty()) text += ' ';
    text += attempt.fix + '=' + std::string(to_string(attempt.outcome));
  }
  return text;
}

Event said_at(Instant now, const std::string& intent) {
  Event event;
  event.what = Said{meaning(intent)};
  event.world.now = now;
  return event;
}

TEST_SUITE("dialog/advance/roads") {
  TEST_CASE("each way through a conversation ends where it should") {
    struct Row {
      std::vector<std::string> says;
      State state;
      std::string fix;
      std::string attempts;
    };
    for (const Row& row : {
             Row{{"greeting"}, State::AskingSymptom, "", ""},
             Row{{"backup_failed"}, State::AskingSymptom, "", ""},
             Row{{"backup_failed", "does_not_know"}, State::OfferingFix, "look", "look=shown"},
             Row{{"full"}, State::OfferingFix, "look", "look=shown"},
             Row{{"full", "worked"}, State::Rating, "look", "look=solved"},
             Row{{"full", "yes"}, State::Rating, "look", "look=solved"},
             Row{{"full", "did_not_work"}, State::ConfirmingRisk, "reset", "look=failed"},
             Row{{"full", "no"}, State::ConfirmingRisk, "reset", "look=failed"},
             Row{{"full", "skip", "yes"}, State::OfferingFix, "reset", "look=skipped reset=shown"},
             Row{{"full", "no", "no"},
                 State::OfferingFix,
                 "ask",
                 "look=failed reset=skipped ask=shown"},
             Row{{"full", "no", "no", "no"},
                 State::OfferingHandoff,
                 "ask",
                 "look=failed reset=skipped ask=failed"},
             Row{{"full", "help_with_step"}, State::WalkingSteps, "look", "look=shown"},
             Row{{"full", "help_with_step", "next_step", "next_step"},
                 State::OfferingFix,
                 "look",
                 "look=shown"},
             Row{{"full", "how_long"}, State::OfferingFix, "look", "look=shown"},
             Row{{"full", "talk_to_human"}, State::WaitingForAgent, "look", "look=shown"},
             Row{{"reset_network"}, State::ConfirmingRisk, "reset", ""},
             Row{{"full", "worked", "came_back"}, State::ConfirmingRisk, "reset", "look=failed"},
             Row{{"out_of_scope", "out_of_scope"}, State::OfferingHandoff, "", ""},
             Row{{"full", "start_over"}, State::AskingSymptom, "", ""},
             Row{{"full", "stop"}, State::Closed, "look", "look=shown"},
         }) {
      Talk here = talk();
      std::string way;
      for (const std::string& intent : row.says) {
        way += intent + ' ';
        intents::Understanding said = meaning(intent);
        said.out_of_scope = intent == intents::kOutOfScope;
        here.says(said);
      }
      CAPTURE(way);
      CHECK(std::string(to_string(here.now.state)) == std::string(to_string(row.state)));
      CHECK(here.now.fix == row.fix);
      CHECK(attempts_of(here.now) == row.attempts);
    }
  }

  TEST_CASE("equal inputs give equal turns") {
    Talk one = talk();
    Talk two = talk();
    for (const char* intent : {"greeting", "full", "why", "did_not_work", "yes", "worked"}) {
      one.says(intent);
      two.says(intent);
      CHECK(one.now == two.now);
      CHECK(one.effects == two.effects);
    }
  }

  TEST_CASE("the first answer says once what is stored") {
    Talk here = talk();
    CHECK(here.says("greeting").heard("privacy 90"));
    CHECK(here.replies().size() == 2);
    CHECK_FALSE(here.labels().empty());  // The second reply leaves the first one's buttons.
    CHECK_FALSE(here.says("full").heard("privacy"));
    Talk again = talk();
    again.now.told_privacy = true;
    CHECK_FALSE(again.says("greeting").heard("privacy"));
  }

  TEST_CASE("an old button changes nothing but repeats the question") {
    Talk here = talk();
    here.says("full");
    const Conversation before = here.now;
    here.happens(Pressed{{"", Signal::Worked, "", ""}, true});
    CHECK(here.now.state == before.state);
    CHECK(here.now.attempts == before.attempts);
    CHECK(here.now.choices.size() == before.choices.size());
    CHECK(here.heard("stale_button"));
    CHECK(here.heard("place_fix look at your storage"));
  }

  TEST_CASE("what is said beside the point gets its sentence first") {
    Talk here = talk();
    intents::Understanding said = meaning("full");
    said.held_secret = true;
    said.angry = true;
    said.tried = {"reset"};
    here.says(said);
    CHECK(here.text().starts_with("secret_aside anger noted_tried reset Full stops it."));
    CHECK(attempts_of(here.now) == "reset=said_tried look=shown");
  }
}

TEST_SUITE("dialog/advance/effects") {
  TEST_CASE("what became of a fix is recorded with the symptom") {
    Talk here = talk();
    CHECK(here.says("full").all<RecordOutcome>().empty());
    CHECK(here.says("did_not_work").all<RecordOutcome>() ==
          std::vector<RecordOutcome>{{"full", "look", Outcome::Failed}});
    CHECK(here.says("yes").all<RecordOutcome>().empty());
    CHECK(here.says("worked").all<RecordOutcome>() ==
          std::vector<RecordOutcome>{{"full", "reset", Outcome::Solved}});
    CHECK(here.now.closing == Closing::Solved);
  }

  TEST_CASE("a rating is recorded, a skipped one isn't") {
    Talk here = talk();
    here.says("full").says("worked");
    Talk skips = here;
    CHECK(here.presses("4").all<RecordRating>() == std::vector<RecordRating>{{4}});
    CHECK(here.heard("rated"));
    CHECK(here.now.state == State::Closed);
    CHECK(here.now.closing == Closing::Solved);
    CHECK(skips.presses("button_skip_rating").all<RecordRating>().empty());
    CHECK(skips.now.state == State::Closed);
  }

  TEST_CASE("a low rating is answered in its own way") {
    Talk here = talk();
    CHECK(here.says("full").says("worked").presses("2").heard("rated_low"));
  }

  TEST_CASE("a picture and then a recording isn't the same twice, two pictures are") {
    const auto sends = [](intents::Attachment attachment) {
      intents::Understanding said = unclear("");
      said.wordless = true;
      said.attachment = attachment;
      return said;
    };
    Talk here = talk();
    here.says("full").says(sends(intents::Attachment::Picture));
    Talk other = here;
    CHECK(here.says(sends(intents::Attachment::Voice)).now.state == State::OfferingFix);
    CHECK(other.says(sends(intents::Attachment::Picture)).now.state == State::OfferingHandoff);
  }

  TEST_CASE("erasing is asked about, and done only when it is confirmed") {
    Talk here = talk();
    here.says("full");
    CHECK(here.says("erase_my_data").all<EraseUser>().empty());
    CHECK(here.labels() == std::vector<std::string>{"button_erase", "button_keep"});
    CHECK(here.now.state == State::OfferingFix);
    Talk keeps = here;
    Talk other = here;
    CHECK(here.presses("button_erase").all<EraseUser>().size() == 1);
    CHECK(here.now.state == State::Closed);
    CHECK(here.now.closing == Closing::Erased);
    CHECK(keeps.says("no").all<EraseUser>().empty());
    CHECK(keeps.now.state == State::OfferingFix);
    CHECK(attempts_of(keeps.now) == "look=shown");  // The "no" was about the deleting.
    CHECK_FALSE(other.says("why").now.confirming_erasure);
    CHECK(other.says("yes").all<EraseUser>().empty());
  }
}

TEST_SUITE("dialog/advance/timers") {
  TEST_CASE("each place arms and clears its timers") {
    struct Row {
      std::vector<std::string> says;
      std::string timers;
    };
    const std::string open = "remind 30 close 1440";
    const std::string queued = "remind - close 10080";
    const std::string rest = "remind - close - follow_up - outage -";
    for (const Row& row : {
             Row{{"greeting"}, open},
             Row{{"full"}, open},
             Row{{"full", "help_with_step"}, open},
             Row{{"full", "no"}, open},
             Row{{"full", "no", "no", "no"}, open},
             Row{{"full", "talk_to_human"}, "queue 10 " + queued},
             Row{{"full", "talk_to_human", "no"}, queued},
             Row{{"full", "worked"}, "outage - remind - close 1440"},
             Row{{"full", "later"}, "remind - close 1440"},
             Row{{"full", "goodbye"}, "remind - close 1440"},
             Row{{"full", "stop"}, rest},
         }) {
      Talk here = talk();
      for (const std::string& intent : row.says)
        here.says(intent);
      CAPTURE(row.says.back());
      CHECK(timers_of(here) == row.timers);
    }
  }

  TEST_CASE("the policy's times are kept") {
    Talk here = talk();
    here.brain.policy.remind_after = minutes(1);
    here.brain.policy.close_after = minutes(2);
    here.brain.policy.resume_within = minutes(3);
    here.brain.policy.queue_word = minutes(4);
    here.brain.policy.retain_days = 7;
    CHECK(timers_of(here.says("full")) == "remind 1 close 2");
    CHECK(here.heard("privacy 7"));
    CHECK(timers_of(here.says("talk_to_human")) == "queue 4 remind - close 3");
  }

  TEST_CASE("a reminder comes once and repeats the question") {
    Talk here = talk();
    here.says("full").happens(TimerDue{TimerKind::Remind});
    CHECK(here.heard("remind place_fix look at your storage"));
    CHECK(timers_of(here).empty());
    CHECK(here.now.state == State::OfferingFix);
    here.says("talk_to_human").happens(TimerDue{TimerKind::Remind});
    CHECK(here.replies().empty());
  }

  TEST_CASE("a reminder that was asked for comes even after closing") {
    Talk here = talk();
    here.says("full").says("later").presses("button_in_half_an_hour");
    CHECK(timers_of(here) == "follow_up 30 remind - close 10080");
    here.happens(TimerDue{TimerKind::Close});
    CHECK(timers_of(here) == "remind - close -");
    here.happens(TimerDue{TimerKind::FollowUp});
    CHECK(here.heard("follow_up place_fix look at your storage"));
    CHECK(here.now.state == State::OfferingFix);
    CHECK_FALSE(here.now.follow_up_set);
    CHECK(timers_of(here) == "close 1440");
  }

  TEST_CASE("silence closes, and what is said next goes on where it stood") {
    Talk here = talk();
    here.says("full").says("help_with_step").happens(TimerDue{TimerKind::Close});
    CHECK(here.now.state == State::Closed);
    CHECK(here.now.closing == Closing::Silence);
    CHECK(here.heard("closed_for_silence"));
    struct Row {
      const char* says;
      State state;
      std::string fix;
      std::string attempts;
    };
    for (const Row& row : {
             Row{"greeting", State::OfferingFix, "look", "look=shown"},
             Row{"did_not_work", State::ConfirmingRisk, "reset", "look=failed"},
             Row{"worked", State::Rating, "look", "look=solved"},
             Row{"talk_to_human", State::WaitingForAgent, "look", "look=shown"},
             Row{"thanks", State::Closed, "look", "look=shown"},
         }) {
      CAPTURE(row.says);
      Talk again = here;
      again.says(row.says);
      CHECK(again.now.state == row.state);
      CHECK(again.now.fix == row.fix);
      CHECK(attempts_of(again.now) == row.attempts);
      CHECK((again.now.closing == Closing::Silence) == (row.state == State::Closed));
    }
  }

  TEST_CASE("a rating that never comes closes without a word") {
    Talk here = talk();
    here.says("full").says("worked").happens(TimerDue{TimerKind::Close});
    CHECK(here.replies().empty());
    CHECK(here.now.state == State::Closed);
    CHECK(here.now.closing == Closing::Solved);
  }
}

TEST_SUITE("dialog/advance/begins_anew") {
  TEST_CASE("a message begins a conversation of its own when the last one is done with") {
    struct Row {
      const char* what;
      State state;
      Closing closing;
      hours silence;
      const char* says;
      bool anew;
    };
    for (const Row& row : {
             Row{"open", State::OfferingFix, Closing::Open, hours(1000), "greeting", false},
             Row{"silent", State::Closed, Closing::Silence, hours(1), "greeting", false},
             Row{"a week", State::Closed, Closing::Silence, hours(168), "greeting", false},
             Row{"longer", State::Closed, Closing::Silence, hours(169), "greeting", true},
             Row{"stopped", State::Closed, Closing::Stopped, hours(1), "full", false},
             Row{"solved", State::Closed, Closing::Solved, hours(1), "full", true},
             Row{"back", State::Closed, Closing::Solved, hours(1), "came_back", false},
             Row{"back late", State::Closed, Closing::Solved, hours(169), "came_back", true},
             Row{"resolved", State::Closed, Closing::Resolved, hours(1), "full", true},
             Row{"erased", State::Closed, Closing::Erased, hours(1), "came_back", true},
             Row{"rating", State::Rating, Closing::Solved, hours(1), "full", false},
         }) {
      CAPTURE(row.what);
      Conversation now;
      now.state = row.state;
      now.closing = row.closing;
      CHECK(begins_anew({}, now, said_at(now.last_heard + row.silence, row.says)) == row.anew);
    }
  }

  TEST_CASE("starting over makes the next message a new conversation's") {
    Talk here = talk();
    here.says("full").says("start_over");
    CHECK(begins_anew({}, here.now, said_at(here.world.now, "full")));
    here.now.state = State::WithAgent;
    CHECK_FALSE(begins_anew({}, here.now, said_at(here.world.now, "full")));
  }

  TEST_CASE("old buttons, timers and agents never begin one") {
    Conversation now;
    now.state = State::Closed;
    now.closing = Closing::Solved;
    for (const What& what : {What(Pressed{{}, true}), What(TimerDue{TimerKind::FollowUp}),
                             What(AgentSaid{"ann", "hi"})}) {
      CHECK_FALSE(begins_anew({}, now, {what, {}}));
    }
    CHECK(begins_anew({}, now, {Pressed{{}, false}, {}}));
  }
}

}  // namespace
}  // namespace dialog
