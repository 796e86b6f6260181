// Humans: offering one, and the line in which a person waits for one.

#include "dialog/action.h"
#include "dialog/choices.h"
#include "dialog/custody.h"
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
    case Signal::ForeignLanguage:
      return "writes in another language";
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

}  // namespace

void offer(Scene& scene) {
  scene.now.handoff = next_handoff(scene.now.handoff, HandoffStep::Offer);
  scene.now.handoff_reason = reason_of(scene);
  if (scene.heard.signal == Signal::ForeignLanguage) return manners::answer_foreign(scene);
  Reply reply;
  reply.lead = join_sentences({offer_line(scene), offer_question(scene)});
  reply.choices = choices_here(scene);
  say(scene, std::move(reply));
}

void offer_for_fate(Scene& scene) {
  scene.now.handoff = next_handoff(scene.now.handoff, HandoffStep::Offer);
  scene.now.handoff_reason = reason_of(scene);
  Reply reply;
  reply.lead = join_sentences({fate_line(scene), offer_question(scene)});
  reply.choices = choices_here(scene);
  say(scene, std::move(reply));
}

void join_queue(Scene& scene) {
  const std::string reason = reason_of(scene);
  stand_in_line(scene, reason);
  scene.now.handoff_reason = reason;
  scene.now.strays = 0;
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

void tell_place(Scene& scene) {
  const bool opened = scene.now.handoff == Handoff::Nobody && scene.world->agents_present;
  if (opened) scene.now.handoff = next_handoff(scene.now.handoff, HandoffStep::SomebodyHere);
  say_here(scene, join_sentences({opened ? scene.line("queue_open") : "",
                                  queue_line(scene, scene.world->queue_place)}));
}

void withdraw(Scene& scene) {
  if (scene.now.owner.kind != OwnerKind::Queue) return;
  give_to_bot(scene, HandoffStep::Withdraw, "withdrawn");
}

}  // namespace dialog::humans
