// Humans: offering one, the queue, and what happens while and after an agent has the conversation.

#include "dialog/action.h"
#include "dialog/choices.h"
#include "dialog/guard.h"
#include "dialog/packet.h"
#include "dialog/place.h"

namespace dialog::humans {
namespace {

// Why a human is offered or asked for, as the agent reads it.
std::string reason_of(const Scene& scene) {
  switch (scene.heard.signal) {
    case Signal::WantsHuman:
    case Signal::Yes:
      return scene.now.handoff_reason.empty() ? "asked for a person" : scene.now.handoff_reason;
    case Signal::OutOfScope:
      return "was not understood twice";
    case Signal::NeedsSteps:
      return "could not find a step";
    case Signal::Complains:
      return "is annoyed";
    case Signal::PhoneIsGone:
    case Signal::WantsFix:
    case Signal::TakesPath:
      return "the phone is lost, broken or about to leave";
    default:
      return scene.again ? "asked the same twice" : "every fix was tried";
  }
}

// Why a human is offered, as the person reads it.
std::string offer_line(const Scene& scene) {
  switch (scene.heard.signal) {
    case Signal::OutOfScope:
      return scene.line("offer_misunderstood");
    case Signal::NeedsSteps:
      return scene.line("offer_lost");
    case Signal::Complains:
      return scene.line("offer_angry");
    default:
      return scene.again ? scene.line("offer_round") : scene.line("offer_exhausted");
  }
}

// The question itself, which promises nobody who isn't there.
std::string offer_question(const Scene& scene) {
  const Circumstances& world = *scene.world;
  if (world.agents_present) return scene.line("offer_human");
  if (world.agents_back.empty()) return scene.line("offer_nobody");
  return scene.line("offer_away", {{"when", world.agents_back}});
}

// Why this phone gets nothing that removes: said once as it becomes known, then when it is asked
// for all the same.
std::string fate_line(const Scene& scene) {
  if (scene.heard.signal != Signal::PhoneIsGone) return scene.line("fate_refused");
  switch (scene.now.fate) {
    case intents::Fate::Lost:
      return scene.line("fate_lost");
    case intents::Fate::Leaving:
      return scene.line("fate_leaving");
    default:
      return scene.line("fate_broken");
  }
}

bool asks_for_removal(const Scene& scene) {
  return scene.heard.signal == Signal::PhoneIsGone || holds(Guard::WantedForbidden, scene);
}

// "You're number 2 in line", or when somebody will be there. A place that isn't known isn't said.
std::string queue_line(const Scene& scene, int place) {
  if (!scene.world->agents_present) {
    return scene.world->agents_back.empty()
               ? scene.line("queue_nobody")
               : scene.line("queue_away", {{"when", scene.world->agents_back}});
  }
  if (place <= 0) return scene.line("queue_waiting");
  if (place == 1) return scene.line("queue_first");
  return scene.line("queue_place", {{"place", std::to_string(place)}});
}

void to_bot(Scene& scene, const std::string& handoff, const std::string& how) {
  change_owner(scene, Owner{});
  scene.now.handoff = handoff;
  scene.effects.push_back(EndHandoff{how});
}

}  // namespace

void offer(Scene& scene) {
  scene.now.handoff = "offered";
  scene.now.handoff_reason = reason_of(scene);
  Reply reply;
  reply.lead = join_sentences({offer_line(scene), offer_question(scene)});
  reply.choices = choices_here(scene);
  say(scene, std::move(reply));
}

void offer_for_fate(Scene& scene) {
  scene.now.handoff = "offered";
  scene.now.handoff_reason = reason_of(scene);
  Reply reply;
  reply.lead = join_sentences({fate_line(scene), offer_question(scene)});
  reply.choices = choices_here(scene);
  say(scene, std::move(reply));
}

void join_queue(Scene& scene) {
  const std::string reason = reason_of(scene);
  change_owner(scene, Owner{OwnerKind::Queue, ""});
  scene.now.handoff = "queued";
  scene.now.handoff_reason = reason;
  scene.now.strays = 0;
  scene.effects.push_back(OpenHandoff{reason});
  const std::string known = what_is_known(scene.pack(), scene.now);
  Reply reply;
  reply.lead =
      join_sentences({scene.line("joined"), queue_line(scene, scene.world->queue_length + 1),
                      known.empty() ? scene.line("passed_on_nothing")
                                    : scene.line("passed_on", {{"known", known}})});
  reply.tail = scene.line("meanwhile");
  reply.choices = choices_here(scene);
  announce(scene, std::move(reply));
}

void tell_queue(Scene& scene) {
  const std::string fate = asks_for_removal(scene) ? fate_line(scene) : "";
  Reply reply;
  reply.lead =
      join_sentences({fate, queue_line(scene, scene.world->queue_place), scene.line("meanwhile")});
  reply.choices = choices_here(scene);
  say(scene, std::move(reply));
}

void relay(Scene& scene) { scene.effects.push_back(RelayToAgent{}); }

void agent_takes_over(Scene& scene) {
  const Owner owner{OwnerKind::Agent, scene.heard.argument};
  if (scene.now.owner == owner) return;
  change_owner(scene, owner);
  scene.now.handoff = "assigned";
  scene.now.closing = Closing::Open;
  scene.now.choices.clear();
  Reply reply;
  reply.lead = scene.line("agent_joined", {{"agent", owner.agent}});
  announce(scene, std::move(reply));
}

void agent_returns_fix(Scene& scene) {
  to_bot(scene, "returned", "returned");
  scene.openers.push_back(scene.line("bot_is_back"));
  // A risky fix is asked about first, even when an agent chose it.
  if (scene.now.state == State::ConfirmingRisk) return fixes::ask_consent_for_wanted(scene);
  fixes::show_wanted(scene);
}

void agent_returns(Scene& scene) {
  to_bot(scene, "returned", "returned");
  say_here(scene, scene.line("bot_is_back"));
}

void agent_resolves(Scene& scene) {
  to_bot(scene, "resolved", "resolved");
  scene.now.closing = Closing::Resolved;
  say_here(scene, scene.line("agent_done"));
}

void agent_is_gone(Scene& scene) {
  change_owner(scene, Owner{OwnerKind::Queue, ""});
  scene.now.handoff = "queued";
  scene.effects.push_back(OpenHandoff{"the agent went away"});
  Reply reply;
  reply.lead = join_sentences({scene.line("agent_gone"), scene.world->agents_present
                                                             ? scene.line("queue_front")
                                                             : queue_line(scene, 0)});
  reply.choices = choices_here(scene);
  announce(scene, std::move(reply));
}

void withdraw(Scene& scene) {
  if (scene.now.owner.kind != OwnerKind::Queue) return;
  to_bot(scene, "", "withdrawn");
}

}  // namespace dialog::humans
