// What every Store must do with what happens to handoffs.

#include <doctest/doctest.h>

#include "tests/bot/store/stores.h"

namespace {

using bot::HandoffEvent;
using bot::Store;
using tests::at;
using tests::handed;
using tests::kAnn;
using tests::kBob;
using tests::kStores;
using tests::Made;
using tests::talk;

}  // namespace

TEST_SUITE("bot/store/store") {
  TEST_CASE("handoff events are read in the order in which they happened, from any place on") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kAnn, "a"));
      store.save(talk(kBob, "b"));
      CHECK(store.last_handoff_event() == 0);
      HandoffEvent first = handed("a", 1);
      first.id = store.log_handoff(first);
      HandoffEvent second = handed("b", 2);
      second.kind = dialog::HappeningKind::Message;
      second.actor = "agent:bo";
      second.owner = {dialog::OwnerKind::Agent, "bo"};
      second.epoch = 7;
      second.handoff = dialog::Handoff::Assigned;
      second.seq = 12;
      second.id = store.log_handoff(second);

      CHECK(first.id < second.id);
      CHECK(store.handoff_events(0, 10) == std::vector<HandoffEvent>{first, second});
      CHECK(store.handoff_events(0, 1) == std::vector<HandoffEvent>{first});
      CHECK(store.handoff_events(first.id, 10) == std::vector<HandoffEvent>{second});
      CHECK(store.handoff_events(second.id, 10).empty());
      CHECK(store.handoff_events_of("b") == std::vector<HandoffEvent>{second});
      CHECK(store.handoff_events_of("c").empty());
      CHECK(store.last_handoff_event() == second.id);
    }
  }

  TEST_CASE("an event's id is not used again after it is gone") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kAnn, "a"));
      const std::int64_t gone = store.log_handoff(handed("a"));
      store.erase_user(kAnn);
      store.save(talk(kBob, "b"));

      CHECK(store.last_handoff_event() == gone);
      CHECK(store.log_handoff(handed("b")) > gone);
    }
  }

  TEST_CASE("what happened to no conversation is refused") {
    for (const auto make : kStores) {
      CHECK_THROWS_AS(make().store->log_handoff(handed("nobody's")), bot::RowRefused);
    }
  }
}
