#include "tests/dialog/everything.h"

namespace tests {
namespace {

using namespace dialog;  // NOLINT(google-build-using-namespace): the events' own names.

Named said(const std::string& name, const intents::Understanding& understanding) {
  return {"says " + name, Said{understanding}, true};
}

Named said_intent(const std::string& intent) {
  intents::Understanding understanding;
  understanding.text = "a text that is no button's label";
  understanding.intents = {{intent, 0.9}};
  understanding.mentioned = {intent};
  understanding.out_of_scope = intent == intents::kOutOfScope;
  return said(intent, understanding);
}

What spoken_for_human() { return said_intent("talk_to_human").what; }

}  // namespace

std::vector<Named> messages() {
  std::vector<Named> all;
  for (const char* intent : {"full",
                             "backup_failed",
                             "look_up",
                             "reset_network",
                             "faq_cost",
                             "already_tried",
                             "worked",
                             "did_not_work",
                             "yes",
                             "no",
                             "help_with_step",
                             "next_step",
                             "skip",
                             "back",
                             "how_long",
                             "data_loss_worry",
                             "why",
                             "start_over",
                             "stop",
                             "greeting",
                             "thanks",
                             "goodbye",
                             "what_can_you_do",
                             "erase_my_data",
                             "complaint",
                             "talk_to_human",
                             "later",
                             "came_back",
                             "does_not_know",
                             "out_of_scope"}) {
    all.push_back(said_intent(intent));
  }
  intents::Understanding lost;
  lost.text = "I lost my phone";
  lost.entities.fate = intents::Fate::Lost;
  lost.out_of_scope = true;
  all.push_back(said("the phone is lost", lost));
  intents::Understanding tried;
  tried.text = "looked";
  tried.tried = {"look"};
  tried.intents = {{"already_tried", 0.9}};
  all.push_back(said("they looked", tried));
  intents::Understanding foreign;
  foreign.text = "Hilfe";
  foreign.language = "de";
  foreign.out_of_scope = true;
  all.push_back(said("something German", foreign));
  intents::Understanding secret;
  secret.text = "••••";
  secret.held_secret = true;
  secret.out_of_scope = true;
  all.push_back(said("a password", secret));
  intents::Understanding model;
  model.text = "iPhone 13";
  model.entities.device.model = "iPhone 13";
  model.out_of_scope = true;
  all.push_back(said("a model", model));
  return all;
}

std::vector<Named> events_at(const Conversation& now, const std::vector<Named>& spoken) {
  std::vector<Named> all = spoken;
  for (const Choice& choice : now.choices) {
    all.push_back({"presses " + choice.label, Pressed{choice, false}, true});
  }
  all.push_back({"presses an old button", Pressed{Choice{}, true}, true});
  all.push_back({"remind timer", TimerDue{TimerKind::Remind}, false});
  all.push_back({"close timer", TimerDue{TimerKind::Close}, false});
  all.push_back({"follow-up timer", TimerDue{TimerKind::FollowUp}, false});
  all.push_back({"wake timer", TimerDue{TimerKind::Wake}, false});
  all.push_back({"silence timer", TimerDue{TimerKind::AgentSilence}, false});
  all.push_back({"lease timer", TimerDue{TimerKind::AgentLease}, false});
  all.push_back({"queue timer", TimerDue{TimerKind::Queue}, false});
  all.push_back({"queue timer, nobody there", TimerDue{TimerKind::Queue}, false, false});
  all.push_back({"asks for a person, nobody there", spoken_for_human(), true, false});
  all.push_back({"outage timer", TimerDue{TimerKind::Outage}, false});
  all.push_back({"outage timer, all is well", TimerDue{TimerKind::Outage}, false, true, true});
  all.push_back({"agent claims", AgentClaimed{"ann", true}, false});
  all.push_back({"agent speaks", AgentSaid{"ann", "hi", true}, false});
  all.push_back({"agent bob speaks", AgentSaid{"bob", "hi", true}, false});
  all.push_back({"agent sends a fix", AgentSentFix{"ann", "look", true}, false});
  all.push_back({"agent sends a risky fix", AgentSentFix{"ann", "reset", true}, false});
  all.push_back({"agent sends no fix of ours", AgentSentFix{"ann", "pray", true}, false});
  all.push_back({"agent snoozes", AgentSnoozed{"ann", kNow + std::chrono::hours(2)}, false});
  all.push_back({"agent waits", AgentWaits{"ann"}, false});
  all.push_back({"agent passes it to bob", AgentTransferred{"ann", "bob", true}, false});
  all.push_back({"agent passes it on", AgentTransferred{"ann", "", true}, false});
  all.push_back({"agent passes it on, nobody there", AgentTransferred{"ann", ""}, false, false});
  all.push_back({"agent reopens", AgentReopened{"ann", true}, false});
  all.push_back({"agent notes", AgentNoted{"ann"}, false});
  all.push_back({"agent returns it", AgentReturned{"ann", ""}, false});
  all.push_back({"agent returns it at reset", AgentReturned{"ann", "reset"}, false});
  all.push_back({"agent resolves", AgentResolved{"ann"}, false});
  all.push_back({"agent is gone", AgentGone{"ann"}, false});
  return all;
}

}  // namespace tests
