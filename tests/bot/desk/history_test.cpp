#include "bot/desk/history.h"

#include <doctest/doctest.h>

namespace {

using Kind = dialog::HappeningKind;
using bot::HandoffEvent;
using dialog::Handoff;
using dialog::OwnerKind;

bot::Instant at(int seconds) { return bot::Instant(std::chrono::seconds(1000 + seconds)); }

HandoffEvent event(int seconds, Kind kind, const std::string& actor, std::int64_t epoch,
                   dialog::Owner owner, Handoff handoff) {
  HandoffEvent made;
  made.at = at(seconds);
  made.kind = kind;
  made.actor = actor;
  made.epoch = epoch;
  made.owner = std::move(owner);
  made.handoff = handoff;
  return made;
}

const dialog::Owner kBot{OwnerKind::Bot, ""};
const dialog::Owner kQueue{OwnerKind::Queue, ""};
const dialog::Owner kEve{OwnerKind::Agent, "eve"};

// Offered, in the queue, with eve who answers twice, and back to the bot.
std::vector<HandoffEvent> one_handoff() {
  return {
      event(0, Kind::Offered, "bot", 0, kBot, Handoff::Offered),
      event(5, Kind::Message, "person", 1, kQueue, Handoff::Queued),
      event(5, Kind::Queued, "person", 1, kQueue, Handoff::Queued),
      event(5, Kind::Message, "system", 1, kQueue, Handoff::Queued),
      event(20, Kind::Assigned, "agent:eve", 2, kEve, Handoff::Assigned),
      event(20, Kind::Message, "system", 2, kEve, Handoff::Assigned),
      event(30, Kind::Message, "agent:eve", 2, kEve, Handoff::Assigned),
      event(35, Kind::Note, "agent:bo", 2, kEve, Handoff::Assigned),
      event(40, Kind::Message, "agent:eve", 2, kEve, Handoff::Assigned),
      event(50, Kind::Returned, "agent:eve", 3, kBot, Handoff::Returned),
  };
}

}  // namespace

TEST_SUITE("bot/desk/history") {
  TEST_CASE("each change of hands is told once, with who did it") {
    CHECK(bot::owners_of({}).empty());
    CHECK(bot::owners_of(one_handoff()) == std::vector<bot::Ownership>{
                                               {1, kQueue, Handoff::Queued, at(5), ""},
                                               {2, kEve, Handoff::Assigned, at(20), "eve"},
                                               {3, kBot, Handoff::Returned, at(50), "eve"},
                                           });
  }
}
