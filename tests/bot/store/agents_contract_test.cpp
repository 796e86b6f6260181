// What every Store must do with the desk's accounts, their sessions and attempts to sign in.

#include <doctest/doctest.h>

#include "tests/bot/store/stores.h"

namespace {

using bot::Attempts;
using bot::Store;
using tests::at;
using tests::kStores;
using tests::Made;

bot::AgentAccount account(const std::string& name) {
  return {name, "hash of " + name, false, at(1), bot::Instant()};
}

bot::DeskSession session(const std::string& digest, const std::string& agent) {
  return {digest, agent, at(10), at(1000)};
}

}  // namespace

TEST_SUITE("bot/store/store") {
  TEST_CASE("an account is added once, and found whatever the case of its name") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      CHECK(store.agents().empty());
      CHECK(store.add_agent(account("Eve")));
      CHECK(store.add_agent(account("Bo")));
      CHECK_FALSE(store.add_agent({"eVE", "other", false, at(2), bot::Instant()}));

      CHECK(store.agent("eve") == account("Eve"));
      CHECK_FALSE(store.agent("ann"));
      CHECK(store.agents() == std::vector<bot::AgentAccount>{account("Bo"), account("Eve")});
      CHECK_FALSE(store.set_password("ann", "x"));
      CHECK_FALSE(store.set_disabled("ann", true));
    }
  }

  TEST_CASE("a new password and disabling end the account's sessions, and nobody else's") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      for (const char* name : {"Eve", "Bo", "Cem"}) {
        store.add_agent(account(name));
        store.begin_session(session(std::string("of ") + name, name));
      }
      CHECK(store.set_password("eve", "new"));
      CHECK(store.set_disabled("BO", true));

      CHECK_FALSE(store.session("of Eve"));
      CHECK_FALSE(store.session("of Bo"));
      CHECK(store.session("of Cem"));
      CHECK(store.agent("Eve")->password == "new");
      CHECK(store.agent("Bo")->disabled);
      CHECK(store.set_disabled("Bo", false));
      CHECK_FALSE(store.agent("Bo")->disabled);
      CHECK_FALSE(store.session("of Bo"));
    }
  }

  TEST_CASE("a session is kept until it ends, and says when it was seen") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.add_agent(account("Eve"));
      store.begin_session(session("one", "eve"));
      store.begin_session(session("two", "Eve"));
      CHECK_THROWS_AS(store.begin_session(session("three", "nobody")), bot::RowRefused);

      store.see_session("one", at(20));
      CHECK(store.session("one") == bot::DeskSession{"one", "Eve", at(20), at(1000)});
      CHECK(store.session("two")->seen == at(10));
      CHECK(store.agent("Eve")->seen == at(20));
      store.end_session("one");
      CHECK_FALSE(store.session("one"));
      CHECK(store.session("two"));
    }
  }

  TEST_CASE("a session of an account that was disabled meanwhile isn't there") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.add_agent({"Eve", "hash", true, at(1), bot::Instant()});
      store.begin_session(session("late", "Eve"));
      CHECK_FALSE(store.session("late"));
    }
  }

  TEST_CASE("attempts are counted by key, and what is over is forgotten") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.add_agent(account("Eve"));
      store.begin_session({"old", "Eve", at(10), at(50)});
      store.begin_session(session("new", "Eve"));
      CHECK(store.attempts("a") == Attempts{});
      store.set_attempts("a", {1, at(10)});
      store.set_attempts("a", {2, at(10)});
      store.set_attempts("b", {1, at(20)});

      store.forget_sign_ins(at(50), at(20));
      CHECK(store.attempts("a") == Attempts{});
      CHECK(store.attempts("b") == Attempts{1, at(20)});
      CHECK_FALSE(store.session("old"));
      CHECK(store.session("new"));
    }
  }
}
