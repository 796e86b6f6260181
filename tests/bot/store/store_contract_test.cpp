// What every Store must do, written against the interface: conversations, transcripts, time.

#include <doctest/doctest.h>

#include "tests/bot/store/stores.h"

namespace {

using bot::Message;
using bot::Store;
using bot::User;
using tests::at;
using tests::kAnn;
using tests::kBob;
using tests::kStores;
using tests::line;
using tests::Made;
using tests::talk;
using tests::Texts;
using tests::texts;

void queue_up(Store& store, const User& user, const std::string& id, int millis) {
  auto stored = tests::talk(user, id, millis);
  stored.conversation.owner = {dialog::OwnerKind::Queue, ""};
  store.save(stored);
}

}  // namespace

TEST_SUITE("bot/store/store") {
  TEST_CASE("a transaction that throws leaves nothing behind") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.transaction([&] { store.save(talk(kAnn, "kept")); });
      CHECK_THROWS_AS(store.transaction([&] {
        store.save(talk(kBob, "gone"));
        throw std::runtime_error("planted");
      }),
                      std::runtime_error);

      CHECK(store.conversation("kept"));
      CHECK_FALSE(store.conversation("gone"));
    }
  }

  TEST_CASE("a savepoint that throws undoes itself alone") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.transaction([&] {
        store.savepoint([&] { store.save(talk(kAnn, "before")); });
        CHECK_THROWS(store.savepoint([&] {
          store.save(talk(kAnn, "poison"));
          throw std::runtime_error("planted");
        }));
        store.savepoint([&] { store.save(talk(kAnn, "after")); });
      });

      CHECK(store.conversations("", 10) == Texts{"before", "after"});
    }
  }

  TEST_CASE("the current conversation of a person is the one made last") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      CHECK_FALSE(store.current_conversation(kAnn));
      store.save(talk(kAnn, "one"));
      store.save(talk(kBob, "other"));
      store.save(talk(kAnn, "two", 5));
      auto first = talk(kAnn, "one", 9);
      first.conversation.state = dialog::State::Closed;
      store.save(first);

      CHECK(store.current_conversation(kAnn) == talk(kAnn, "two", 5));
      CHECK(store.conversation("one")->conversation.state == dialog::State::Closed);
      CHECK(store.conversation("one")->created == at(0));
      CHECK(store.conversation("one")->updated == at(9));
      CHECK_FALSE(store.current_conversation({"telegram", "ann"}));
      CHECK(store.conversations("one", 1) == Texts{"other"});
    }
  }

  TEST_CASE("the queue counts who came before") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      queue_up(store, kBob, "second", 20);
      queue_up(store, kAnn, "first", 10);
      queue_up(store, kBob, "second", 30);  // Saved again: the place is kept.
      store.save(talk({"http", "eve"}, "bots"));

      CHECK(store.waiting_ahead("first") == 0);
      CHECK(store.waiting_ahead("second") == 1);
      CHECK(store.waiting_ahead("bots") == 2);
      CHECK(store.waiting_ahead("unknown") == 2);
      store.save(talk(kAnn, "first", 40));
      CHECK(store.waiting_ahead("second") == 0);
    }
  }

  TEST_CASE("who comes back to the queue has the old place in it") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      bot::StoredConversation ann = talk(kAnn, "ann", 10);
      ann.conversation.queued_since = at(10);
      ann.conversation.owner = {dialog::OwnerKind::Agent, "eve"};
      store.save(ann);
      queue_up(store, kBob, "bob", 20);
      CHECK(store.waiting_before(at(10)) == 0);
      CHECK(store.waiting_before(at(21)) == 1);
      ann.conversation.owner = {dialog::OwnerKind::Queue, ""};
      ann.updated = at(30);
      store.save(ann);
      CHECK(store.waiting_ahead("ann") == 0);
      CHECK(store.waiting_ahead("bob") == 1);
    }
  }

  TEST_CASE("a transcript is numbered from 1 without gaps in each conversation") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kAnn, "a"));
      store.save(talk(kBob, "b"));
      CHECK(store.last_seq("a") == 0);
      CHECK(store.append("a", line("person", "hi"), {}) == 1);
      CHECK(store.append("b", line("person", "hello"), {}) == 1);
      CHECK_THROWS(store.transaction([&] {
        store.append("a", line("person", "rolled back"), {});
        throw std::runtime_error("planted");
      }));
      CHECK(store.append("a", line("bot", "what happens?"), {}) == 2);

      CHECK(store.last_seq("a") == 2);
      CHECK(store.last_seq("unknown") == 0);
      CHECK(texts(store, "a") == Texts{"hi", "what happens?"});
      CHECK(store.messages("a", 1, 10).front().seq == 2);
      CHECK(store.messages("a", 0, 1).size() == 1);
      CHECK(store.messages("unknown", 0, 10).empty());
      CHECK_THROWS_AS(store.append("unknown", line("person", "hi"), {}), bot::RowRefused);
    }
  }

  TEST_CASE("a line comes back as it was written") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kAnn, "a"));
      Message message = line("bot", "Let's see \"that\" 📱\n\xC3\xBC", 7);
      message.text.push_back('\0');
      message.steps = {"Open **Settings**", ""};
      message.fix = "check-storage";
      store.append("a", message, {{"It worked", dialog::Signal::Worked, "", "a.1.1"}});
      Message agent = line("agent", "hello");
      agent.name = "kim";
      store.append("a", agent, {});

      const auto stored = store.messages("a", 0, 10);
      message.seq = 1;
      message.buttons = {{"It worked", "a.1.1"}};
      agent.seq = 2;
      CHECK(stored == std::vector<Message>{message, agent});
    }
  }

  TEST_CASE("a button is known to the person it was shown to, for ever") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kAnn, "a"));
      const dialog::Choice yes{"Yes, \"go\"", dialog::Signal::Yes, "arg", "a.1.1"};
      const dialog::Choice no{"No", dialog::Signal::No, "", "a.1.12"};
      store.append("a", line("bot", "sure?"), {yes, no});
      store.append("a", line("person", "No"), {no});
      store.append("a", line("bot", "ok"), {});
      store.save(talk(kAnn, "later"));

      CHECK(store.find_choice(kAnn, "a.1.1") == yes);
      CHECK(store.find_choice(kAnn, "a.1.12") == no);
      CHECK_FALSE(store.find_choice(kAnn, "a.1.2"));
      CHECK_FALSE(store.find_choice(kAnn, "a.1"));
      CHECK_FALSE(store.find_choice(kAnn, ""));
      CHECK_FALSE(store.find_choice(kAnn, "a.%\"'"));
      CHECK_FALSE(store.find_choice(kBob, "a.1.1"));
    }
  }

  TEST_CASE("what a person pressed is no button of theirs to press") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kAnn, "a"));
      store.append("a", line("person", "No"), {{"No", dialog::Signal::No, "", "a.1.2"}});

      CHECK(store.messages("a", 0, 1).front().buttons.empty());
      CHECK_FALSE(store.find_choice(kAnn, "a.1.2"));
    }
  }

  TEST_CASE("an answer is kept byte for byte under its person and key") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      const bot::Answer answer{"print", std::string("{\"x\":\0 1}", 9)};
      store.remember(kAnn, "k1", answer, at(0));
      store.remember(kBob, "k1", {"other", "body"}, at(0));

      CHECK(store.answer(kAnn, "k1") == answer);
      CHECK_FALSE(store.answer(kAnn, "k2"));
      CHECK_THROWS_AS(store.remember(kAnn, "k1", answer, at(1)), bot::RowRefused);
      store.remember(kAnn, "k2", answer, at(10));
      CHECK(store.forget_answers(at(5), 100));
      CHECK_FALSE(store.forget_answers(at(5), 100));
      CHECK_FALSE(store.answer(kAnn, "k1"));
      CHECK(store.answer(kAnn, "k2"));
    }
  }

  TEST_CASE("timers are one of a kind a conversation, and come oldest first") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kAnn, "a"));
      store.save(talk(kBob, "b"));
      CHECK_FALSE(store.next_due());
      store.set_timer({"a", "remind", at(10)});
      store.set_timer({"a", "close", at(30)});
      store.set_timer({"b", "remind", at(20)});
      store.set_timer({"a", "remind", at(25)});

      CHECK(store.next_due() == at(20));
      CHECK(store.timer("a", "remind") == at(25));
      CHECK_FALSE(store.timer("b", "close"));
      CHECK(store.due_timers(at(19), 10).empty());
      CHECK(store.due_timers(at(30), 2) ==
            std::vector<bot::Timer>{{"b", "remind", at(20)}, {"a", "remind", at(25)}});
      store.clear_timer("a", "remind");
      store.clear_timers("b");
      CHECK(store.due_timers(at(99), 10) == std::vector<bot::Timer>{{"a", "close", at(30)}});
      CHECK_THROWS_AS(store.set_timer({"unknown", "close", at(1)}), bot::RowRefused);
    }
  }

  TEST_CASE("a burst is due as a whole, at the time said last") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      const bot::Held one{kBob, "chat", "my", false, at(0)};
      const bot::Held two{kBob, "chat", "password is ••••", true, at(500), "7:2"};
      store.hold(one, at(800));
      store.hold({kAnn, "", "hello", false, at(100)}, at(900));
      store.hold(two, at(1300));

      CHECK(store.held(kBob) == std::vector<bot::Held>{one, two});
      CHECK(store.next_due() == at(900));
      CHECK(store.bursts_due(at(1299), 10) == std::vector<User>{kAnn});
      CHECK(store.bursts_due(at(1300), 10) == std::vector<User>{kAnn, kBob});
      CHECK(store.bursts_due(at(1300), 1) == std::vector<User>{kAnn});
      store.drop_held(kAnn);
      CHECK(store.bursts_due(at(1300), 10) == std::vector<User>{kBob});
    }
  }

  TEST_CASE("outcomes and ratings are counted") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.count_outcome("storage_full_icloud", "check-storage", dialog::Outcome::Solved);
      store.count_outcome("storage_full_icloud", "check-storage", dialog::Outcome::Solved);
      store.count_outcome("backup_stuck", "restart-iphone", dialog::Outcome::Failed);
      store.count_rating(5);
      store.count_rating(1);
      store.count_rating(5);

      CHECK(store.outcomes() ==
            std::vector<bot::OutcomeCount>{
                {"backup_stuck", "restart-iphone", dialog::Outcome::Failed, 1},
                {"storage_full_icloud", "check-storage", dialog::Outcome::Solved, 2}});
      CHECK(store.ratings() == std::vector<bot::RatingCount>{{1, 1}, {5, 2}});
    }
  }

  TEST_CASE("an event set aside twice under one key is counted") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      bot::SetAside event{kAnn, "k1", "text", "hi", "planted", at(0)};
      store.set_aside(event);
      store.set_aside({kAnn, "", "timer", "close", "planted", at(1)});
      store.set_aside({kAnn, "", "timer", "close", "planted", at(2)});
      event.at = at(3);
      store.set_aside(event);

      const auto events = store.set_aside_events(10);
      REQUIRE(events.size() == 3);
      event.times = 2;
      CHECK(events.back() == event);
      CHECK(store.set_aside_events(1).front().at == at(2));
    }
  }
}
