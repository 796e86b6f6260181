// What every Store must do, written against the interface: a new implementation adds its maker to
// kStores and is done when this passes.

#include <array>
#include <utility>

#include <doctest/doctest.h>

#include "bot/store/store.h"
#include "tests/bot/temp_folder.h"

namespace {

using bot::Instant;
using bot::Message;
using bot::Store;
using bot::User;
using std::chrono::milliseconds;

struct Made {
  std::unique_ptr<tests::TempFolder> folder;  // Outlives the store.
  std::unique_ptr<Store> store;
};

Made in_memory() { return {nullptr, bot::open_store(":memory:")}; }

Made in_file() {
  auto folder = std::make_unique<tests::TempFolder>();
  auto store = bot::open_store(folder->file("stepwise.db"));
  return {std::move(folder), std::move(store)};
}

constexpr auto kStores = std::to_array<Made (*)()>({in_memory, in_file});

const User kAnn{"http", "ann"};
const User kBob{"slack", "bob"};

Instant at(int millis) { return Instant(milliseconds(1'700'000'000'000 + millis)); }

bot::StoredConversation talk(const User& user, const std::string& id, int millis = 0) {
  bot::StoredConversation stored;
  stored.user = user;
  stored.target = "chat-" + user.id;
  stored.conversation.id = id;
  stored.created = stored.updated = at(millis);
  return stored;
}

void queue_up(Store& store, const User& user, const std::string& id, int millis) {
  auto stored = talk(user, id, millis);
  stored.conversation.owner = {dialog::OwnerKind::Queue, ""};
  store.save(stored);
}

Message line(const std::string& from, const std::string& text, int millis = 0) {
  Message message;
  message.from = from;
  message.text = text;
  message.at = at(millis);
  return message;
}

bot::Outgoing reply(const std::string& conversation, const std::string& body, int due = 0) {
  bot::Outgoing outgoing;
  outgoing.conversation = conversation;
  outgoing.target = "chat";
  outgoing.channel = "slack";
  outgoing.body = body;
  outgoing.writer = "bot";
  outgoing.due = at(due);
  return outgoing;
}

// The body of the next reply that may leave, "" when none may.
std::string claimed(Store& store, int now, const std::string& channel = "slack") {
  const auto outgoing = store.claim(channel, at(now), at(now + 60'000));
  return outgoing ? outgoing->body : "";
}

std::vector<std::string> texts(Store& store, const std::string& conversation) {
  std::vector<std::string> list;
  for (const Message& message : store.messages(conversation, 0, 1000)) {
    list.push_back(message.text);
  }
  return list;
}

using Texts = std::vector<std::string>;

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
      const bot::Held two{kBob, "chat", "password is ••••", true, at(500)};
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

      REQUIRE(store.dead_letters(10).size() == 2);
      CHECK(store.dead_letters(10).front().outgoing.body == "a1");
      CHECK(store.dead_letters(10).front().reason == "channel is archived");
      CHECK(store.retry_dead(one, at(0)));
      CHECK_FALSE(store.retry_dead(one, at(0)));
      CHECK(store.drop_dead(two));
      CHECK_FALSE(store.drop_dead(two));
      CHECK(store.dead_letters(10).empty());
      CHECK(claimed(store, 0) == "a1");
      CHECK(claimed(store, 0).empty());
      CHECK(store.settle(one, 1, bot::Delivered{}));
      CHECK(claimed(store, 0) == "a3");
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
      }
      const bot::UserData data = store.export_user(kAnn);

      REQUIRE(data.talks.size() == 1);
      CHECK(data.talks[0].stored == talk(kAnn, "ann"));
      CHECK(data.talks[0].messages.size() == 1);
      CHECK(data.talks[0].timers == std::vector<bot::Timer>{{"ann", "close", at(9)}});
      REQUIRE(data.talks[0].outgoing.size() == 1);
      CHECK(data.talks[0].outgoing[0].body == "hello ann");
      REQUIRE(data.answers.size() == 1);
      CHECK(data.answers[0].key == "k");
      CHECK(data.held.size() == 1);
      CHECK(data.set_aside.size() == 1);
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
      }

      CHECK(store.erase_user(kAnn));
      CHECK_FALSE(store.erase_user(kAnn));
      CHECK(store.export_user(kAnn).empty());
      CHECK_FALSE(store.conversation("ann"));
      CHECK(store.messages("ann", 0, 10).empty());
      CHECK(store.due_timers(at(99), 10).size() == 1);
      CHECK(claimed(store, 0) == "hello bob");
      CHECK(claimed(store, 0).empty());
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
      store.save(talk(kBob, "living", 100));
      int calls = 0;
      while (store.erase_older(at(50), 1))
        ++calls;

      CHECK(calls >= 2);
      CHECK_FALSE(store.conversation("old"));
      CHECK(texts(store, "living") == Texts{"three"});
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
