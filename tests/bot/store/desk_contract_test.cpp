// What every Store must do for the agents' desk.

#include <doctest/doctest.h>

#include "bot/store/reply_codec.h"
#include "tests/bot/store/stores.h"

namespace {

using bot::Box;
using bot::BoxQuery;
using bot::Note;
using bot::Store;
using bot::StoredConversation;
using dialog::Handoff;
using dialog::OwnerKind;
using tests::at;
using tests::kAnn;
using tests::kBob;
using tests::kStores;
using tests::line;
using tests::Made;
using tests::talk;
using tests::Texts;

StoredConversation queued(const std::string& id, int since) {
  StoredConversation stored = talk({"http", id}, id);
  stored.conversation.owner = {OwnerKind::Queue, ""};
  stored.conversation.handoff = Handoff::Queued;
  stored.conversation.queued_since = stored.conversation.waits_since = at(since);
  return stored;
}

StoredConversation with(const std::string& agent, const std::string& id, Handoff handoff,
                        int waits = 0, int snoozed_until = 0) {
  StoredConversation stored = talk({"http", id}, id);
  stored.conversation.owner = {OwnerKind::Agent, agent};
  stored.conversation.handoff = handoff;
  if (waits > 0) stored.conversation.waits_since = at(waits);
  if (snoozed_until > 0) stored.conversation.snoozed_until = at(snoozed_until);
  return stored;
}

// Three in the queue, two of Eve's she owes an answer or not, three she has put off, one of Bo's.
void fill(Store& store) {
  store.save(queued("second", 20));
  store.save(queued("third", 30));
  store.save(queued("first", 10));
  store.save(with("eve", "quiet", Handoff::Assigned));
  store.save(with("eve", "owed", Handoff::Assigned, 40));
  store.save(with("eve", "until-reply", Handoff::Waiting));
  store.save(with("eve", "tomorrow", Handoff::Snoozed, 0, 200));
  store.save(with("eve", "tonight", Handoff::Snoozed, 0, 100));
  store.save(with("bo", "another", Handoff::Assigned));
  store.save(talk(kAnn, "alone"));
}

// The ids of all pages, with '|' between two pages.
std::string paged(Store& store, BoxQuery query) {
  std::string ids;
  do {
    const bot::BoxPage page = store.box(query);
    for (const bot::Overview& row : page.rows)
      ids += row.stored.conversation.id + ' ';
    query.after = page.next;
    if (!query.after.empty()) ids += "| ";
  } while (!query.after.empty());
  return ids;
}

BoxQuery search(const std::string& words) { return {Box::Queue, "eve", words, "", 50}; }

bot::Outgoing outgoing(const std::string& conversation, std::int64_t seq,
                       const std::string& writer) {
  dialog::Reply reply;
  reply.lead = "hi";
  bot::Outgoing row = tests::reply(conversation, bot::encode_reply({seq, reply}));
  row.writer = writer;
  return row;
}

}  // namespace

TEST_SUITE("bot/store/desk") {
  TEST_CASE("each box has its order, in pages of any size") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      fill(store);
      struct Row {
        Box box;
        int limit;
        const char* ids;
      };
      for (const Row& row : {
               Row{Box::Queue, 50, "first second third "},
               Row{Box::Queue, 1, "first | second | third "},
               Row{Box::Queue, 2, "first second | third "},
               Row{Box::Mine, 50, "owed quiet "},
               Row{Box::Mine, 1, "owed | quiet "},
               Row{Box::Snoozed, 50, "tonight tomorrow until-reply "},
               Row{Box::Snoozed, 2, "tonight tomorrow | until-reply "},
               Row{Box::All, 50,
                   "alone another tonight tomorrow until-reply owed quiet first third second "},
               Row{Box::All, 8,
                   "alone another tonight tomorrow until-reply owed quiet first | third second "},
           }) {
        CAPTURE(row.ids);
        CHECK(paged(store, {row.box, "eve", "", "", row.limit}) == row.ids);
      }
      CHECK(paged(store, {Box::Mine, "bo", "", "", 50}) == "another ");
      CHECK(store.box_counts("eve") == bot::BoxCounts{3, 2, 3, 10});
      CHECK(store.agent_loads() == std::vector<bot::AgentLoad>{{"bo", 1}, {"eve", 2}});
      CHECK_THROWS_AS((void)store.box({Box::Queue, "eve", "", "nonsense", 50}), bot::RowRefused);
    }
  }

  TEST_CASE("a search finds ids, names and words, and takes what is typed literally") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kAnn, "a"));
      store.append("a", line("person", "It says 100% full"), {});
      store.save(talk(kBob, "b"));
      store.append("b", line("bot", "Restart the iPhone_13"), {});
      store.know(kBob, {"Robert Smith", ""}, at(0));
      struct Row {
        const char* words;
        const char* ids;
      };
      for (const Row& row : {
               Row{"ANN", "a "},
               Row{"smith", "b "},
               Row{"restart", "b "},
               Row{"100%", "a "},
               Row{"1%f", ""},
               Row{"iphone_1", "b "},
               Row{"re_tart", ""},
               Row{"^", ""},
               Row{"'", ""},
               Row{"s", "b a "},
           }) {
        CAPTURE(row.words);
        CHECK(paged(store, search(row.words)) == row.ids);
      }
      BoxQuery one = search("s");
      one.limit = 1;
      CHECK(paged(store, one) == "b | a ");
    }
  }

  TEST_CASE("an overview holds the last line, and the name that the platform says") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kBob, "b"));
      CHECK(store.overview("b")->last.seq == 0);
      store.append("b", line("person", "one", 1), {});
      store.append("b", line("bot", "two", 2), {});
      store.know(kBob, {"Bob", ""}, at(0));
      const auto overview = store.overview("b");
      REQUIRE(overview);
      CHECK(overview->stored == talk(kBob, "b"));
      CHECK(overview->name == "Bob");
      CHECK(overview->last.seq == 2);
      CHECK(overview->last.from == "bot");
      CHECK(overview->last.text == "two");
      CHECK(overview->last.at == at(2));
      CHECK_FALSE(store.overview("x"));
    }
  }

  TEST_CASE("what has changed is told once each, in the order of the last change") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      const auto changed = [&](std::int64_t after) {
        std::string ids;
        for (const bot::Change& change : store.changes(after, 50))
          ids += change.conversation + ' ';
        return ids;
      };
      store.save(talk(kAnn, "a"));
      store.save(talk(kBob, "b"));
      const std::int64_t begun = store.last_change();
      CHECK(changed(0) == "a b ");
      CHECK(changed(begun).empty());

      store.save(talk(kAnn, "a", 1));
      CHECK(changed(0) == "b a ");
      CHECK(changed(begun) == "a ");
      CHECK(store.changes(begun, 50).back().number == store.last_change());
      CHECK(store.overview("a")->change == store.last_change());

      (void)store.add_note("b", {0, "n", "eve", at(2), "call back"});
      CHECK(changed(begun) == "a b ");
      CHECK(store.changes(0, 1) == std::vector<bot::Change>{store.changes(0, 50).front()});

      const std::int64_t before = store.last_change();
      store.erase_user(kAnn);
      CHECK(changed(before) == "a ");
      CHECK_FALSE(store.overview("a"));
      CHECK(changed(begun) == "b a ");
    }
  }

  TEST_CASE("the fate of a line is known until it has arrived, and each news is a change") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kBob, "b"));
      store.enqueue(outgoing("b", 1, "agent:eve"));
      store.enqueue(outgoing("b", 2, "agent:eve"));
      store.enqueue(outgoing("b", 3, "bot"));
      const auto fates = [&] {
        std::string text;
        for (const auto& each : store.undelivered("b")) {
          text += std::to_string(each.seq) + "wxd"[static_cast<int>(each.fate)] +
                  std::to_string(each.attempts) + each.reason + ' ';
        }
        return text;
      };
      auto is_news = [&, last = store.last_change()]() mutable {
        return store.last_change() != std::exchange(last, store.last_change());
      };
      CHECK(fates() == "1w0 2w0 3w0 ");

      const auto first = store.claim("slack", at(0), at(10));
      store.settle(first->id, first->attempt, bot::RetryAt{at(20), "away"});
      CHECK(fates() == "1w1away 2w0 3w0 ");
      CHECK(is_news());
      const auto again = store.claim("slack", at(20), at(30));
      store.settle(again->id, again->attempt, bot::Refused{"blocked"});
      CHECK(fates() == "1x2blocked 2w0 3w0 ");
      CHECK(is_news());
      const auto second = store.claim("slack", at(20), at(30));
      store.settle(second->id, second->attempt, bot::Delivered{""});
      CHECK(fates() == "1x2blocked 3w0 ");
      CHECK(is_news());
      CHECK(store.retry_dead(store.undelivered("b").front().id, at(40)));
      CHECK(fates() == "1w0 3w0 ");
      CHECK(is_news());

      store.drop_stale("b", 1);
      CHECK(fates() == "1w0 3d0 ");
      const auto third = store.claim("slack", at(40), at(50));
      REQUIRE(third);
      CHECK(third->writer == "agent:eve");
      store.settle(third->id, third->attempt, bot::Delivered{"kept for its buttons"});
      CHECK(fates() == "3d0 ");
      CHECK_FALSE(store.claim("slack", at(60), at(70)));
      CHECK(store.export_user(kBob).talks.at(0).outgoing.empty());
    }
  }

  TEST_CASE("an agent's line is found by the id of its client, once") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kAnn, "a"));
      store.save(talk(kBob, "b"));
      bot::Message hello = line("agent", "hello");
      hello.name = "eve";
      hello.key = "k1";
      store.append("a", line("person", "no key"), {});
      hello.seq = store.append("a", hello, {});
      CHECK(store.keyed_line("a", "k1") == hello);
      bot::Message anew = line("person", "what I meant");
      anew.kind = bot::LineKind::Edited;
      anew.about = 1;
      anew.seq = store.append("a", anew, {});
      CHECK(store.messages("a", anew.seq - 1, 1) == std::vector<bot::Message>{anew});
      CHECK_FALSE(store.keyed_line("a", "k2"));
      CHECK_FALSE(store.keyed_line("a", ""));
      CHECK_FALSE(store.keyed_line("b", "k1"));
      CHECK_THROWS_AS(store.append("a", hello, {}), bot::RowRefused);
      CHECK_NOTHROW(store.append("b", hello, {}));
    }
  }

  TEST_CASE("a note of a known key is the same note") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kAnn, "a"));
      const Note first = store.add_note("a", {0, "k", "eve", at(1), "call back"});
      const Note again = store.add_note("a", {0, "k", "bo", at(2), "other"});
      CHECK(first == again);
      CHECK(first.text == "call back");
      const Note second = store.add_note("a", {0, "k2", "bo", at(3), "other"});
      CHECK(store.notes("a") == std::vector<Note>{first, second});
      CHECK(second.id > first.id);
      CHECK(store.notes("x").empty());
      CHECK_THROWS_AS((void)store.add_note("x", first), bot::RowRefused);
    }
  }

  TEST_CASE("notes are exported, erased and forgotten with the rest") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      store.save(talk(kAnn, "a", 100));
      (void)store.add_note("a", {0, "old", "eve", at(1), "an old one"});
      (void)store.add_note("a", {0, "new", "eve", at(50), "a new one"});
      REQUIRE(store.export_user(kAnn).talks.size() == 1);
      CHECK(store.export_user(kAnn).talks[0].notes == store.notes("a"));

      CHECK(store.erase_older(at(10), 100));
      REQUIRE(store.notes("a").size() == 1);
      CHECK(store.notes("a")[0].key == "new");
      CHECK_FALSE(store.erase_older(at(10), 100));

      store.erase_user(kAnn);
      CHECK(store.notes("a").empty());
      CHECK(store.integrity_errors().empty());
    }
  }

  TEST_CASE("the timers of an agent's conversations are pushed on, never back") {
    for (const auto make : kStores) {
      const Made made = make();
      Store& store = *made.store;
      fill(store);
      for (const char* id : {"owed", "tonight", "another", "first"}) {
        store.set_timer({id, "agent_lease", at(100)});
        store.set_timer({id, "close", at(100)});
      }
      const auto dues = [&](const char* kind) {
        std::string text;
        for (const char* id : {"owed", "tonight", "another", "first"})
          text += std::to_string((*store.timer(id, kind) - at(0)).count()) + ' ';
        return text;
      };
      store.postpone_timers("eve", "agent_lease", at(200));
      CHECK(dues("agent_lease") == "200 200 100 100 ");
      store.postpone_timers("", "agent_lease", at(150));
      CHECK(dues("agent_lease") == "200 200 150 150 ");
      CHECK(dues("close") == "100 100 100 100 ");
    }
  }
}
