// What every Store must do with the threads in which agents follow conversations.

#include <doctest/doctest.h>

#include "tests/bot/store/stores.h"

namespace {

using bot::AgentThread;
using bot::Store;
using tests::at;
using tests::kAnn;
using tests::kBob;
using tests::kStores;
using tests::Made;
using tests::talk;

AgentThread thread_of(const std::string& conversation, const std::string& root) {
  return {.conversation = conversation,
          .place = "C1",
          .root = root,
          .card = root,
          .shown = "digest",
          .open = true,
          .line = 3,
          .event = 17,
          .part = 2};
}

// The posts that are taken back, in their order.
tests::Texts taken_back(Store& store) {
  tests::Texts bodies;
  while (const auto row = store.claim("agents", at(0), at(60'000))) {
    bodies.push_back(row->target + " " + row->body);
    store.settle(row->id, row->attempt, bot::Delivered{});
  }
  return bodies;
}

}  // namespace

TEST_SUITE("bot/store/store") {
  TEST_CASE("a conversation's thread is kept, and found by its root") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kAnn, "a"));
      store.save(talk(kBob, "b"));
      CHECK_FALSE(store.agent_thread("a"));
      AgentThread thread = thread_of("a", "17.1");
      store.save_thread(thread);
      store.save_thread(thread_of("b", "17.2"));
      CHECK(store.agent_thread("a") == thread);
      CHECK(store.threaded_conversation("C1", "17.2") == "b");
      CHECK(store.threaded_conversation("C2", "17.2").empty());
      thread.open = false;
      thread.part = 0;
      thread.event = 18;
      store.save_thread(thread);
      CHECK(store.agent_thread("a") == thread);
      CHECK(store.threaded_conversation("C1", "17.1") == "a");
      CHECK_THROWS_AS(store.save_thread(thread_of("c", "17.3")), bot::RowRefused);
    }
  }

  TEST_CASE("what agents were shown of a person is taken back when the person is erased") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kAnn, "a"));
      store.save(talk(kBob, "b"));
      store.save_thread(thread_of("a", "17.1"));
      CHECK(store.export_user(kAnn).talks[0].thread == thread_of("a", "17.1"));
      store.note_agent_post("a", "C1", "17.1");
      store.note_agent_post("a", "C1", "17.3");
      store.note_agent_post("b", "C1", "17.2");
      store.note_agent_post("nobody's", "C1", "17.4");
      CHECK(taken_back(store).empty());
      store.erase_user(kAnn);
      CHECK_FALSE(store.agent_thread("a"));
      CHECK(store.threaded_conversation("C1", "17.1").empty());
      const tests::Texts back = taken_back(store);
      REQUIRE(back.size() == 2);
      CHECK(back[0].starts_with("C1 {"));
      CHECK(back[0].find(R"("post":"17.1")") != std::string::npos);
      CHECK(back[1].find(R"("post":"17.3")") != std::string::npos);
      CHECK(taken_back(store).empty());
    }
  }

  TEST_CASE("and when it has become too old to be kept") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kAnn, "a"));
      store.note_agent_post("a", "C1", "17.1");
      store.erase_older(at(1), 10);
      CHECK(taken_back(store).size() == 1);
    }
  }
}
