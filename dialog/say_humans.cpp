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
    case Signal::PhoneIsGone:
    case Signal::WantsFix:
    case Signal::TakesPath:
      return "the phone is lost, broken or about to leave";
    default:
      return "every fix was tried";
  }
}

std::string offer_line(const Scene& scene) {
  if (scene.heard.signal == Signal::OutOfScope) return scene.line("offer_misunderstood");
  if (scene.heard.signal == Signal::NeedsSteps) return scene.line("offer_lost");
  return scene.line("offer_exhausted");
}

// "You're second in line", or when somebody will be there.
std::string queue_line(const Scene& scene, int place) {
  if (!scene.world->agents_present) {
    return scene.world->agents_back.empty()
               ? scene.line("queue_nobody")
               : scene.line("queue_away", {{"when", scene.world->agents_back}});
  }
  if (place <= 1) return scene.line("queue_first");
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
  reply.lead = join_sentences({offer_line(scene), scene.line("offer_human")});
  reply.choices = choices_here(scene);
  say(scene, std::move(reply));
}

void offer_for_fate(Scene& scene) {
  scene.now.handoff = "offered";
  scene.now.handoff_reason = reason_of(scene);
  Reply reply;
  reply.lead = join_sentences({scene.line("offer_fate"), scene.line("offer_human")});
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
  Reply reply;
  reply.lead =
      join_sentences({queue_line(scene, scene.world->queue_length), scene.line("meanwhile")});
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
  reply.lead = scene.line("agent_gone");
  reply.choices = choices_here(scene);
  announce(scene, std::move(reply));
}

void withdraw(Scene& scene) {
  if (scene.now.owner.kind != OwnerKind::Queue) return;
  to_bot(scene, "", "withdrawn");
}

}  // namespace dialog::humans
