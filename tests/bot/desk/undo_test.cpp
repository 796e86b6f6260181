#include "bot/desk/undo.h"

#include <doctest/doctest.h>

namespace {

using bot::DeskAct;
using bot::HandoffEvent;
using bot::undo_of;
using dialog::Handoff;
using dialog::OwnerKind;
using Events = std::vector<HandoffEvent>;
using Kind = dialog::HappeningKind;

bot::Instant at(int millis) { return bot::Instant(std::chrono::milliseconds(50'000 + millis)); }

const dialog::Owner kBot{OwnerKind::Bot, ""};
const dialog::Owner kQueue{OwnerKind::Queue, ""};
const dialog::Owner kEve{OwnerKind::Agent, "eve"};

HandoffEvent event(int millis, Kind kind, const std::string& actor, std::int64_t epoch,
                   const dialog::Owner& owner, Handoff handoff) {
  HandoffEvent made;
  made.at = at(millis);
  made.kind = kind;
  made.actor = actor;
  made.epoch = epoch;
  made.owner = owner;
  made.handoff = handoff;
  return made;
}

const HandoffEvent kQueued = event(-90'000, Kind::Queued, "person", 1, kQueue, Handoff::Queued);
const HandoffEvent kClaimed = event(0, Kind::Assigned, "agent:eve", 2, kEve, Handoff::Assigned);
const HandoffEvent kJoined = event(0, Kind::Message, "system", 2, kEve, Handoff::Assigned);
const HandoffEvent kSnoozed = event(0, Kind::Snoozed, "agent:eve", 2, kEve, Handoff::Snoozed);
const HandoffEvent kWaiting = event(0, Kind::Waiting, "agent:eve", 2, kEve, Handoff::Waiting);
const HandoffEvent kResolved = event(0, Kind::Resolved, "agent:eve", 3, kBot, Handoff::Resolved);

// As the last of the events has left it.
dialog::Conversation after(const HandoffEvent& last) {
  dialog::Conversation conversation;
  conversation.owner = last.owner;
  conversation.owner_epoch = last.epoch;
  conversation.handoff = last.handoff;
  return conversation;
}

bool can_undo(const Events& events, const std::string& agent = "eve", int millis = 1) {
  return undo_of(events, after(events.back()), agent, at(millis)).has_value();
}

}  // namespace

TEST_SUITE("bot/desk/undo") {
  TEST_CASE("a claim, a snooze and a resolution have their opposites") {
    const auto undone_by = [](const Events& events, DeskAct act) {
      const auto undo = undo_of(events, after(events.back()), "eve", at(1));
      REQUIRE(undo);
      CHECK(undo->act == act);
      CHECK(undo->until == at(10'000));
      return undo->what;
    };
    const auto to_queue = undone_by({kQueued, kClaimed, kJoined}, DeskAct::Claim);
    REQUIRE(std::holds_alternative<dialog::AgentTransferred>(to_queue));
    CHECK(std::get<dialog::AgentTransferred>(to_queue).to.empty());
    // Taken from the bot: nobody has had it before, or it was given back.
    const HandoffEvent back =
        event(-60'000, Kind::Returned, "agent:bo", 1, kBot, Handoff::Returned);
    for (const Events& events : {Events{kClaimed, kJoined}, Events{back, kClaimed, kJoined}}) {
      CHECK(std::holds_alternative<dialog::AgentReturned>(undone_by(events, DeskAct::Claim)));
    }
    for (const HandoffEvent& snooze : {kSnoozed, kWaiting}) {
      CHECK(std::holds_alternative<dialog::AgentClaimed>(
          undone_by({kQueued, kClaimed, snooze}, DeskAct::Snooze)));
    }
    CHECK(std::holds_alternative<dialog::AgentReopened>(
        undone_by({kQueued, kClaimed, kResolved}, DeskAct::Resolve)));
  }

  TEST_CASE("within ten seconds, by who did it") {
    CHECK(can_undo({kQueued, kClaimed}, "eve", 9'999));
    CHECK_FALSE(can_undo({kQueued, kClaimed}, "eve", 10'000));
    CHECK_FALSE(can_undo({kQueued, kClaimed}, "bo"));
    CHECK_FALSE(can_undo({kQueued}));
    CHECK_FALSE(undo_of({}, {}, "eve", at(0)));
  }

  TEST_CASE("while nothing else was done, whatever the person says") {
    struct Row {
      const char* what;
      HandoffEvent next;
      bool can;
    };
    for (const Row& row : {
             Row{"the person writes", event(1, Kind::Message, "person", 2, kEve, Handoff::Assigned),
                 true},
             Row{"a colleague's note", event(1, Kind::Note, "agent:bo", 2, kEve, Handoff::Assigned),
                 true},
             Row{"an answer", event(1, Kind::Message, "agent:eve", 2, kEve, Handoff::Assigned),
                 false},
             Row{"undone before", event(1, Kind::Queued, "agent:eve", 3, kQueue, Handoff::Queued),
                 false},
             Row{"taken from her", event(1, Kind::Queued, "system", 3, kQueue, Handoff::Queued),
                 false},
             Row{"given to her by a colleague",
                 event(1, Kind::Assigned, "agent:bo", 3, kEve, Handoff::Assigned), false},
             Row{"given to a colleague by her",
                 event(1, Kind::Assigned, "agent:eve", 3, {OwnerKind::Agent, "bo"},
                       Handoff::Assigned),
                 false},
         }) {
      CAPTURE(row.what);
      CHECK(can_undo({kQueued, kClaimed, row.next}, "eve", 2) == row.can);
    }
    dialog::Conversation woken = after(kClaimed);
    CHECK_FALSE(undo_of({kQueued, kClaimed, kSnoozed}, woken, "eve", at(2)));
  }
}
