#include "bot/bridge/case_card.h"

#include <doctest/doctest.h>

#include "bot/channel/foreign_json.h"
#include "tests/dialog/shipped_pack.h"

namespace bot {
namespace {

using dialog::Handoff;
using dialog::Instant;
using dialog::Owner;
using dialog::OwnerKind;
using nlohmann::json;

dialog::Conversation case_of(Handoff handoff, Owner owner) {
  dialog::Conversation now;
  now.id = "c1";
  now.handoff = handoff;
  now.owner = std::move(owner);
  now.symptom = "storage_full_icloud";
  now.device.model = "iPhone 13";
  now.handoff_reason = "asked for a person";
  now.queued_since = now.waits_since = now.snoozed_until = Instant(std::chrono::seconds(1700));
  now.attempts = {{"restart-iphone", dialog::Outcome::Failed, Instant(std::chrono::minutes(631))}};
  return now;
}

Call card(const dialog::Conversation& now, const char* target = "C0AGENTS",
          Blocks blocks = Blocks::Yes, const std::string& person = "Ann Lee") {
  return post_card({person, "telegram", "Bo"}, tests::shipped_pack(), now, target, blocks);
}

json body_of(const Call& call) { return *foreign_object(call.body); }

std::vector<std::string> actions_in(const json& body) {
  std::vector<std::string> list;
  for (const json& element : body["blocks"].back()["elements"])
    list.push_back(text_at(element, {"action_id"}));
  return list;
}

TEST_SUITE("bot/bridge/case_card") {
  TEST_CASE("a card says how things stand, and offers what can be done about it") {
    using Actions = std::vector<std::string>;
    const Owner queue{OwnerKind::Queue, ""};
    const Owner agent{OwnerKind::Agent, "slack:U1"};
    const Actions claim = {"case_claim"};
    const Actions own = {"case_resolve", "case_return", "case_snooze", "case_queue"};
    struct Row {
      Handoff handoff;
      Owner owner;
      const char* title;
      Actions actions;
    };
    for (const Row& row : {
             Row{Handoff::Queued, queue,
                 "🟡 *Ann Lee* (telegram) waits for a person since <!date^1700^", claim},
             Row{Handoff::Nobody, queue, "outside our hours", claim},
             Row{Handoff::Assigned, agent, "🟢 *Ann Lee* (telegram) is with *Bo*", own},
             Row{Handoff::Snoozed, agent, "is with *Bo*, put off until <!date^1700^", own},
             Row{Handoff::Waiting, agent, "is with *Bo*, who waits for an answer", own},
             Row{Handoff::Resolved, {}, "⚪ *Ann Lee* (telegram) is settled", claim},
             Row{Handoff::Returned, {}, "is back with the bot", claim},
             Row{Handoff::Expired, {}, "🔴 *Ann Lee* (telegram) waited, and nobody came", claim},
             Row{Handoff::None, {}, "needs no person now", claim},
         }) {
      CAPTURE(row.title);
      const json body = body_of(card(case_of(row.handoff, row.owner)));
      CHECK(text_at(body["blocks"][0], {"text", "text"}).find(row.title) != std::string::npos);
      CHECK(actions_in(body) == row.actions);
    }
  }

  TEST_CASE("the packet is on it, and all of it again where blocks aren't shown") {
    const auto now = case_of(Handoff::Queued, {OwnerKind::Queue, ""});
    const json body = body_of(card(now));
    CHECK(body["channel"] == "C0AGENTS");
    CHECK_FALSE(body.contains("thread_ts"));
    CHECK_FALSE(body.contains("reply_broadcast"));
    const std::string facts = text_at(body["blocks"][1], {"text", "text"});
    for (const char* part :
         {"Problem: iCloud is full", "Phone: iPhone 13", "Tried: Restart", "(did not help, 10:31)",
          "Not tried: ", "Why here: asked for a person"}) {
      CAPTURE(part);
      CHECK(facts.find(part) != std::string::npos);
      CHECK(text_at(body, {"text"}).find(part) != std::string::npos);
    }
    CHECK_FALSE(body_of(card(now, "C0AGENTS", Blocks::No)).contains("blocks"));
  }

  TEST_CASE("one that goes back may go where it was, or to any fix that has not failed") {
    const json body = body_of(card(case_of(Handoff::Assigned, {OwnerKind::Agent, "slack:U1"})));
    const json menu = body["blocks"].back()["elements"][1];
    CHECK(menu["type"] == "static_select");
    std::vector<std::string> values;
    for (const json& option : menu["options"])
      values.push_back(text_at(option, {"value"}));
    CHECK(values.front() == "here");
    CHECK(std::count(values.begin(), values.end(), "restart-iphone") == 0);
    CHECK(std::count(values.begin(), values.end(), "update-ios") == 1);
  }

  TEST_CASE("a name is a name, whatever stands in it") {
    const auto now = case_of(Handoff::Queued, {OwnerKind::Queue, ""});
    const json body = body_of(card(now, "C0AGENTS", Blocks::Yes, "*<!channel>*\nBo"));
    CHECK(text_at(body, {"text"}).starts_with("🟡 *&lt;!channel&gt;Bo* (telegram)"));
    CHECK(text_at(body_of(card(now, "C", Blocks::Yes, "")), {"text"}).find("*somebody*") !=
          std::string::npos);
  }

  TEST_CASE(
      "a handoff later in its thread is shown in the channel, and a card written anew stays") {
    const auto now = case_of(Handoff::Queued, {OwnerKind::Queue, ""});
    const Call later = card(now, "C0AGENTS/17.1");
    CHECK(body_of(later)["thread_ts"] == "17.1");
    CHECK(body_of(later)["reply_broadcast"] == true);
    const Call update = update_card(later, "17.2");
    CHECK(update.method == "chat.update");
    const json body = body_of(update);
    CHECK(body["ts"] == "17.2");
    CHECK(body["channel"] == "C0AGENTS");
    CHECK(body["blocks"] == body_of(later)["blocks"]);
    for (const char* gone : {"thread_ts", "reply_broadcast", "unfurl_links"})
      CHECK_FALSE(body.contains(gone));
  }
}

}  // namespace
}  // namespace bot
