// What every Store must do for privacy and for the operator.

#include <doctest/doctest.h>

#include "tests/bot/store/stores.h"

namespace {

using bot::Store;
using bot::User;
using tests::at;
using tests::claimed;
using tests::kAnn;
using tests::kBob;
using tests::kStores;
using tests::line;
using tests::Made;
using tests::reply;
using tests::talk;
using tests::Texts;
using tests::texts;

}  // namespace

TEST_SUITE("bot/store/store") {
  TEST_CASE("an export holds everything of one person and nothing of another") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      for (const User& user : {kAnn, kBob}) {
        store.save(talk(user, user.id));
        store.append(user.id, line("person", "hi"), {});
        store.set_timer({user.id, "close", at(9)});
        store.enqueue(reply(user.id, "hello " + user.id));
        store.remember(user, "k", {"f", "body"}, at(0));
        store.hold({user, "", "and", false, at(1)}, at(2));
        store.set_aside({user, "p", "text", "boom", "planted", at(3)});
        store.know(user, {"Name of " + user.id, "en"}, at(0));
        store.log_handoff(tests::handed(user.id));
      }
      const bot::UserData data = store.export_user(kAnn);

      REQUIRE(data.talks.size() == 1);
      CHECK(data.talks[0].stored == talk(kAnn, "ann"));
      CHECK(data.talks[0].messages.size() == 1);
      CHECK(data.talks[0].timers == std::vector<bot::Timer>{{"ann", "close", at(9)}});
      REQUIRE(data.talks[0].outgoing.size() == 1);
      CHECK(data.talks[0].outgoing[0].body == "hello ann");
      REQUIRE(data.talks[0].handoffs.size() == 1);
      CHECK(data.talks[0].handoffs[0].conversation == "ann");
      REQUIRE(data.answers.size() == 1);
      CHECK(data.answers[0].key == "k");
      CHECK(data.held.size() == 1);
      CHECK(data.set_aside.size() == 1);
      CHECK(data.profile == bot::Profile{"Name of ann", "en"});
      CHECK(store.export_user({"http", "nobody"}).empty());
      CHECK(store.users_named("bob") == std::vector<User>{kBob});
      CHECK(store.users_named("nobody").empty());
    }
  }

  TEST_CASE("erasing a person leaves nothing of them and everything of others") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      for (const User& user : {kAnn, kBob}) {
        store.save(talk(user, user.id));
        store.append(user.id, line("person", "hi"), {});
        store.set_timer({user.id, "close", at(9)});
        store.enqueue(reply(user.id, "hello " + user.id));
        store.remember(user, "k", {"f", "body"}, at(0));
        store.hold({user, "", "and", false, at(1)}, at(2));
        store.set_aside({user, "p", "text", "boom", "planted", at(3)});
        store.know(user, {"Name of " + user.id, "en"}, at(0));
        store.log_handoff(tests::handed(user.id));
      }

      CHECK(store.erase_user(kAnn));
      CHECK_FALSE(store.erase_user(kAnn));
      CHECK(store.export_user(kAnn).empty());
      CHECK_FALSE(store.conversation("ann"));
      CHECK(store.messages("ann", 0, 10).empty());
      CHECK(store.due_timers(at(99), 10).size() == 1);
      REQUIRE(store.handoff_events(0, 10).size() == 1);
      CHECK(store.handoff_events(0, 10)[0].conversation == "bob");
      CHECK(claimed(store, 0) == "hello bob");
      CHECK(claimed(store, 0).empty());
      CHECK(store.profile(kAnn) == bot::Profile{});
      CHECK(store.profile(kBob).name == "Name of bob");
      CHECK(store.export_user(kBob).talks.size() == 1);
      CHECK(store.integrity_errors().empty());
    }
  }

  TEST_CASE("what is older than was promised goes, bit by bit") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kAnn, "old", 10));
      store.append("old", line("person", "one", 10), {});
      store.save(talk(kBob, "living", 10));
      store.append("living", line("person", "two", 20), {});
      store.append("living", line("bot", "three", 100), {});
      store.log_handoff(tests::handed("living", 20));
      store.log_handoff(tests::handed("living", 100));
      store.save(talk(kBob, "living", 100));
      store.know(kAnn, {"Ann", ""}, at(10));
      store.know(kBob, {"Bob", ""}, at(10));
      int calls = 0;
      while (store.erase_older(at(50), 1))
        ++calls;

      CHECK(calls >= 2);
      CHECK_FALSE(store.conversation("old"));
      CHECK(store.profile(kAnn) == bot::Profile{});
      CHECK(store.profile(kBob).name == "Bob");
      CHECK(texts(store, "living") == Texts{"three"});
      REQUIRE(store.handoff_events(0, 10).size() == 1);
      CHECK(store.handoff_events(0, 10)[0].at == at(100));
      CHECK(store.append("living", line("person", "four", 110), {}) == 3);
    }
  }

  TEST_CASE("a backup opens as a store with everything in it, and overwrites nothing") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      const tests::TempFolder folder;
      store.save(talk(kAnn, "a"));
      store.append("a", line("person", "hi"), {});
      store.backup(folder.file("copy.db"));

      CHECK(texts(*bot::open_store(folder.file("copy.db")), "a") == Texts{"hi"});
      CHECK_THROWS_AS(store.backup(folder.file("copy.db")), bot::StoreError);
    }
  }

  TEST_CASE("a sound store says so") {
    for (const auto make : kStores) {
      const Made made = make();
      CHECK_NOTHROW(made.store->probe());
      CHECK(made.store->integrity_errors().empty());
    }
  }
}
