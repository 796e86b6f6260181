#include "bot/store/conversation_codec.h"

#include <doctest/doctest.h>

#include "bot/store/store.h"

namespace {

dialog::Conversation everything() {
  dialog::Conversation c;
  c.id = "k3f9";
  c.state = dialog::State::ConfirmingRisk;
  c.owner = {dialog::OwnerKind::Agent, "kim"};
  c.owner_epoch = 3;
  c.handoff = dialog::Handoff::Snoozed;
  c.handoff_reason = "asked";
  c.queued_since = dialog::Instant(dialog::Duration(2));
  c.waits_since = dialog::Instant(dialog::Duration(3));
  c.snoozed_until = dialog::Instant(dialog::Duration(4));
  c.at_desk = true;
  c.rated = true;
  c.symptom = "backup_stuck";
  c.device = {"iPhone 13 mini", knowledge::IosVersion{17, 4}};
  c.fate = intents::Fate::Leaving;
  c.error_code = "MBErrorDomain/105";
  c.language = "de";
  c.attempts = {
      {"restart-iphone", dialog::Outcome::SaidTried, dialog::Instant(dialog::Duration(5))},
      {"update-ios", dialog::Outcome::Failed, dialog::Instant(dialog::Duration(6))}};
  c.fix = "reset-network";
  c.path = "old-backups";
  c.step = 2;
  c.turn = 9;
  c.choices = {{"Yes, go ahead", dialog::Signal::Yes, "x", "k3f9.9.1"}};
  c.spoken = 7;
  c.heard_here = "asks faq_cost";
  c.angers = 2;
  c.misses = 1;
  c.strays = 2;
  c.told_privacy = true;
  c.follow_up_set = true;
  c.confirming_erasure = true;
  c.closing = dialog::Closing::Silence;
  c.resume_state = dialog::State::WalkingSteps;
  c.starts_anew = true;
  c.last_heard = dialog::Instant(dialog::Duration(1'700'000'000'123));
  return c;
}

}  // namespace

TEST_SUITE("bot/store/conversation_codec") {
  TEST_CASE("a conversation comes back with every field") {
    const dialog::Conversation c = everything();
    CHECK(bot::decode_conversation(bot::encode_conversation(c)) == c);
    const dialog::Conversation fresh;
    CHECK(bot::decode_conversation(bot::encode_conversation(fresh)) == fresh);
  }

  TEST_CASE("a field added to the conversation is added to the codec") {
    // Doesn't compile when the number of fields changes: extend `everything` and the codec then.
    const auto& [id, state, owner, owner_epoch, handoff, handoff_reason, queued_since, waits_since,
                 snoozed_until, at_desk, rated, symptom, device, fate, error_code, language,
                 attempts, fix, path, step, turn, choices, spoken, heard_here, angers, misses,
                 strays, told_privacy, follow_up_set, confirming_erasure, closing, resume_state,
                 starts_anew, last_heard] = everything();
    CHECK(id == "k3f9");
  }

  TEST_CASE("what another build wrote is read as far as it is known") {
    const auto c = bot::decode_conversation(
        R"({"id": "a", "state": "dancing", "new_field": {"x": [1]}, "turn": 4,
            "attempts": [{"fix": "f", "outcome": "levitated"}],
            "choices": [{"label": "L", "signal": "sings", "value": "v"},
                        {"label": "Yes", "signal": "yes", "value": "a.1.1"}]})");
    CHECK(c.id == "a");
    CHECK(c.state == dialog::State::Welcome);
    CHECK(c.turn == 4);
    CHECK(c.attempts.at(0).outcome == dialog::Outcome::Shown);
    REQUIRE(c.choices.size() == 1);
    CHECK(c.choices.at(0).signal == dialog::Signal::Yes);
  }

  TEST_CASE("what isn't a conversation is refused") {
    for (const std::string text :
         {"", "{", "[]", "null", R"({"turn": "x"})", R"({"attempts": {"a": 1}})",
          R"({"choices": [{}]})", R"({"device": {"ios": [1]}})"}) {
      CAPTURE(text);
      CHECK_THROWS_AS((void)bot::decode_conversation(text), bot::RowRefused);
    }
  }
}
