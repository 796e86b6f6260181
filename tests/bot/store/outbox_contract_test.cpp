// What every Store must do with replies on their way to a platform.

#include <doctest/doctest.h>

#include "tests/bot/store/stores.h"

namespace {

using bot::Store;
using tests::at;
using tests::claimed;
using tests::kBob;
using tests::kStores;
using tests::Made;
using tests::reply;
using tests::talk;

}  // namespace

TEST_SUITE("bot/store/store") {
  TEST_CASE("replies of one conversation leave in order, and others don't wait for them") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      const auto first = store.enqueue(reply("a", "a1"));
      store.enqueue(reply("a", "a2"));
      store.enqueue(reply("b", "b1", 5));

      CHECK(claimed(store, 10) == "a1");
      CHECK(claimed(store, 10) == "b1");
      CHECK(claimed(store, 10).empty());
      CHECK(store.settle(first, 1, bot::RetryAt{at(1000), "busy"}));
      CHECK(claimed(store, 999).empty());
      CHECK(store.next_outgoing("slack") == at(1000));
      CHECK(claimed(store, 1000) == "a1");
      CHECK(store.settle(first, 2, bot::Delivered{"ts1"}));
      CHECK(claimed(store, 1000) == "a2");
      CHECK(claimed(store, 1000, "telegram").empty());
    }
  }

  TEST_CASE("a lease that ran out is given again, and its old holder settles nothing") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      const auto id = store.enqueue(reply("a", "a1"));
      CHECK(store.claim("slack", at(0), at(100))->attempt == 1);
      CHECK_FALSE(store.claim("slack", at(99), at(200)));
      CHECK(store.claim("slack", at(100), at(200))->attempt == 2);

      CHECK_FALSE(store.settle(id, 1, bot::Delivered{}));
      CHECK(store.settle(id, 2, bot::Delivered{}));
      CHECK_FALSE(store.settle(id, 2, bot::Delivered{}));
    }
  }

  TEST_CASE("leases of a dead process are void at start") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.enqueue(reply("a", "a1"));
      CHECK(claimed(store, 0) == "a1");
      CHECK(claimed(store, 1).empty());
      store.release_leases(at(1));
      CHECK(claimed(store, 1) == "a1");
    }
  }

  TEST_CASE(
      "the bot's replies of an older epoch are dropped, an agent's and the system's are not") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      auto stored = talk(kBob, "a");
      store.save(stored);
      const auto leased = store.enqueue(reply("a", "on its way"));
      store.enqueue(reply("a", "bot's"));
      auto system = reply("a", "Kim is here now");
      system.writer = "system";
      system.epoch = 1;
      store.enqueue(system);
      auto agent = reply("a", "hello");
      agent.writer = "agent:kim";
      store.enqueue(agent);
      CHECK(claimed(store, 0) == "on its way");
      stored.conversation.owner_epoch = 1;
      store.save(stored);
      store.drop_stale("a", 1);

      CHECK(store.settle(leased, 1, bot::RetryAt{at(0), "busy"}));  // Stale by now: dropped.
      const auto next = store.claim("slack", at(0), at(100));
      REQUIRE(next);
      CHECK(next->body == "Kim is here now");
      CHECK(store.settle(next->id, 1, bot::Delivered{}));
      CHECK(claimed(store, 0) == "hello");
    }
  }

  TEST_CASE("a stale reply that waits to be tried again holds up nobody") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kBob, "a"));
      const auto id = store.enqueue(reply("a", "bot's"));
      auto agent = reply("a", "hello");
      agent.writer = "agent:kim";
      store.enqueue(agent);
      CHECK(claimed(store, 0) == "bot's");
      CHECK(store.settle(id, 1, bot::RetryAt{at(60'000), "busy"}));
      CHECK(claimed(store, 1).empty());
      store.drop_stale("a", 1);

      CHECK(claimed(store, 1) == "hello");
    }
  }

  TEST_CASE("a claim never hands out a stale reply, even one written late") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      auto stored = talk(kBob, "a");
      stored.conversation.owner_epoch = 2;
      store.save(stored);
      store.enqueue(reply("a", "stale"));
      auto fresh = reply("a", "fresh");
      fresh.epoch = 2;
      store.enqueue(fresh);

      CHECK(claimed(store, 0) == "fresh");
    }
  }

  TEST_CASE("a refused reply is a dead letter that an operator sends again or drops") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      const auto one = store.enqueue(reply("a", "a1"));
      const auto two = store.enqueue(reply("a", "a2"));
      store.enqueue(reply("a", "a3"));
      CHECK(claimed(store, 0) == "a1");
      CHECK(store.settle(one, 1, bot::Refused{"channel is archived"}));
      CHECK(claimed(store, 0) == "a2");
      CHECK(store.settle(two, 1, bot::Refused{"channel is archived"}));

      REQUIRE(store.dead_letters(0, 10).size() == 2);
      CHECK(store.dead_letters(0, 10).front().outgoing.body == "a1");
      CHECK(store.dead_letters(0, 10).front().reason == "channel is archived");
      CHECK(store.dead_letters(0, 10).front().at == at(0));
      CHECK(store.dead_letters(0, 1).size() == 1);
      CHECK(store.dead_letters(one, 10).front().outgoing.body == "a2");
      CHECK(store.retry_dead(one, at(0)));
      CHECK_FALSE(store.retry_dead(one, at(0)));
      CHECK(store.drop_dead(two));
      CHECK_FALSE(store.drop_dead(two));
      CHECK(store.dead_letters(0, 10).empty());
      CHECK(claimed(store, 0) == "a1");
      CHECK(claimed(store, 0).empty());
      CHECK(store.settle(one, 1, bot::Delivered{}));
      CHECK(claimed(store, 0) == "a3");
    }
  }

  TEST_CASE("a postponed reply was not tried") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      const auto one = store.enqueue(reply("a", "a1"));
      CHECK(claimed(store, 0) == "a1");
      CHECK(store.settle(one, 1, bot::Postponed{at(500)}));
      CHECK(claimed(store, 499).empty());
      CHECK(store.claim("slack", at(500), at(900))->attempt == 1);
    }
  }

  TEST_CASE("what takes buttons away is given once, for all of a person's older replies") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kBob, "a"));
      store.save(talk(kBob, "b"));
      std::int64_t last = 0;
      for (const char* conversation : {"a", "b", "b"}) {
        last = store.enqueue(reply(conversation, "x"));
        REQUIRE(claimed(store, 0) == "x");
        CHECK(store.settle(last, 1, bot::Delivered{"ts" + std::to_string(last)}));
      }
      CHECK(store.take_references("b", last) == tests::Texts{"ts1", "ts2"});
      CHECK(store.take_references("b", last).empty());
      CHECK(store.take_references("a", last + 1) == tests::Texts{"ts3"});
    }
  }

  TEST_CASE("what waits for a chat follows it to its new name, or is dropped with it") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kBob, "a"));
      const auto one = store.enqueue(reply("a", "a1"));
      store.enqueue(reply("a", "a2"));
      REQUIRE(claimed(store, 0) == "a1");
      store.move_target("slack", "chat", "new");
      store.move_target("telegram", "new", "wrong");
      CHECK(store.settle(one, 1, bot::Postponed{at(1)}));
      const auto moved = store.claim("slack", at(1), at(9));
      REQUIRE(moved);
      CHECK(moved->target == "new");
      CHECK(store.settle(one, 1, bot::Delivered{}));
      bot::Outgoing elsewhere = reply("a", "to another program");
      elsewhere.channel = "webhook";
      store.enqueue(elsewhere);
      store.drop_waiting("a", "slack");
      CHECK(claimed(store, 1).empty());
      CHECK(claimed(store, 1, "webhook") == "to another program");
    }
  }

  TEST_CASE("a mark only grows") {
    for (const auto make : kStores) {
      const Made made = make();
      CHECK(made.store->mark("telegram") == 0);
      made.store->raise_mark("telegram", 7);
      made.store->raise_mark("telegram", 5);
      CHECK(made.store->mark("telegram") == 7);
      CHECK(made.store->mark("other") == 0);
    }
  }
}
