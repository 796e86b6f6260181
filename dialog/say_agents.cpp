// What agents do: taking it, fixes in their name, putting it off, and giving it back.

#include "dialog/action.h"
#include "dialog/canned.h"
#include "dialog/choices.h"
#include "dialog/custody.h"
#include "dialog/guard.h"
#include "dialog/place.h"

namespace dialog::agents {
namespace {

void announce_line(Scene& scene, std::string text) {
  Reply reply;
  reply.lead = std::move(text);
  announce(scene, std::move(reply));
}

// Takes it, and says who has come when that is news.
void come(Scene& scene, const std::string& agent) {
  if (!give_to_agent(scene, agent)) return;
  const bool back = scene.heard.signal == Signal::AgentReopened;
  const std::string& name = scene.world->agent_name.empty() ? agent : scene.world->agent_name;
  announce_line(scene, back ? scene.line("agent_back", {{"agent", name}})
                            : scene.line("agent_joined", {{"agent", name}}));
}

}  // namespace

void relay(Scene& scene) {
  const bool asleep = scene.now.handoff != Handoff::Assigned;
  const bool news = asleep || scene.now.waits_since == Instant{};
  if (asleep) wake(scene);
  await_agent(scene);
  // What they add while they wait gives the agent no more time.
  if (news) watch_agent(scene);
  scene.effects.push_back(RelayToAgent{});
}

void take_over(Scene& scene) {
  come(scene, scene.heard.argument);
  if (scene.heard.signal == Signal::AgentSaid) return agent_answered(scene);
  watch_agent(scene);
}

void send_fix(Scene& scene) {
  const knowledge::Fix& fix = *wanted_fix(scene);
  come(scene, scene.by);
  if (is_untried(scene.now, fix.id)) note_attempt(scene, fix.id, Outcome::SaidTried);
  scene.now.fix = fix.id;
  scene.now.path.clear();
  scene.now.step = 0;
  scene.effects.push_back(Say{canned_reply(scene.now, fix), false, scene.by});
  agent_answered(scene);
}

void snooze(Scene& scene) {
  scene.now.handoff = next_handoff(scene.now.handoff, HandoffStep::Snooze);
  scene.now.snoozed_until = scene.until;
  scene.effects.push_back(SetTimer{TimerKind::Wake, scene.until});
  watch_agent(scene);
}

void await_person(Scene& scene) {
  scene.now.handoff = next_handoff(scene.now.handoff, HandoffStep::AwaitPerson);
  scene.now.snoozed_until = {};
  scene.effects.push_back(ClearTimer{TimerKind::Wake});
  watch_agent(scene);
}

void wake(Scene& scene) {
  const bool by_timer = scene.heard.signal == Signal::WakeDue;
  scene.now.handoff =
      next_handoff(scene.now.handoff, by_timer ? HandoffStep::Wake : HandoffStep::PersonWrote);
  scene.now.snoozed_until = {};
  scene.effects.push_back(ClearTimer{TimerKind::Wake});
  watch_agent(scene);
}

void return_fix(Scene& scene) {
  give_to_bot(scene, HandoffStep::Return, "returned");
  scene.openers.push_back(scene.line("bot_is_back"));
  // A risky fix is asked about first, even when an agent chose it.
  if (scene.now.state == State::ConfirmingRisk) return fixes::ask_consent_for_wanted(scene);
  fixes::show_wanted(scene);
}

void give_back(Scene& scene) {
  give_to_bot(scene, HandoffStep::Return, "returned");
  say_here(scene, scene.line("bot_is_back"));
}

void resolve(Scene& scene) {
  give_to_bot(scene, HandoffStep::Resolve, "resolved");
  scene.now.closing = Closing::Resolved;
  say_here(scene, scene.line("agent_done"));
}

void leave(Scene& scene) {
  const bool passed_on = scene.heard.signal == Signal::AgentTransferred;
  stand_in_line(scene, passed_on ? "an agent passed it on" : "the agent went away");
  Reply reply;
  reply.lead = join_sentences({passed_on ? scene.line("agent_passes_on") : scene.line("agent_gone"),
                               scene.world->agents_present && scene.world->queue_place == 1
                                   ? scene.line("queue_front")
                                   : queue_line(scene, scene.world->queue_place)});
  reply.choices = choices_here(scene);
  announce(scene, std::move(reply));
}

}  // namespace dialog::agents
