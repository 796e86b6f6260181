#include "dialog/custody.h"

#include <utility>

namespace dialog {
namespace {

constexpr Instant kNever{};

void set_timer(Scene& scene, TimerKind kind, bool runs, Instant due) {
  if (runs) {
    scene.effects.push_back(SetTimer{kind, due});
  } else {
    scene.effects.push_back(ClearTimer{kind});
  }
}

void end_snooze(Scene& scene) {
  if (scene.now.snoozed_until == kNever) return;
  scene.now.snoozed_until = kNever;
  scene.effects.push_back(ClearTimer{TimerKind::Wake});
}

// Those of who has had it until now.
void stop_clocks(Scene& scene) {
  end_snooze(scene);
  if (scene.now.owner.kind == OwnerKind::Queue) {
    scene.effects.push_back(ClearTimer{TimerKind::Queue});
  } else if (scene.now.owner.kind == OwnerKind::Agent) {
    scene.effects.push_back(ClearTimer{TimerKind::AgentSilence});
    scene.effects.push_back(ClearTimer{TimerKind::AgentLease});
  }
}

// One word while they wait: at their place in line, or that somebody has come.
void promise_word(Scene& scene) {
  const Circumstances& world = *scene.world;
  const Instant due = world.agents_present ? world.now + scene.brain->policy.queue_word
                                           : world.agents_back_at.value_or(kNever);
  set_timer(scene, TimerKind::Queue, due != kNever, due);
}

}  // namespace

void stand_in_line(Scene& scene, const std::string& reason) {
  Conversation& now = scene.now;
  stop_clocks(scene);
  change_owner(scene, Owner{OwnerKind::Queue, ""});
  now.handoff = next_handoff(
      now.handoff, scene.world->agents_present ? HandoffStep::Join : HandoffStep::JoinNobody);
  if (now.queued_since == kNever) now.queued_since = scene.world->now;
  if (now.waits_since == kNever) now.waits_since = scene.world->now;
  now.at_desk = false;
  promise_word(scene);
  scene.effects.push_back(OpenHandoff{reason});
}

bool give_to_agent(Scene& scene, const std::string& agent) {
  Conversation& now = scene.now;
  now.handoff = next_handoff(now.handoff, HandoffStep::Claim);
  now.at_desk = scene.at_desk;
  const Owner owner{OwnerKind::Agent, agent};
  if (now.owner == owner) {
    end_snooze(scene);
    return false;
  }
  stop_clocks(scene);
  change_owner(scene, owner);
  now.closing = Closing::Open;
  now.choices.clear();
  await_agent(scene);
  return true;
}

void give_to_bot(Scene& scene, HandoffStep step, const std::string& how) {
  stop_clocks(scene);
  release(scene.now, step);
  scene.effects.push_back(EndHandoff{how});
}

void await_agent(Scene& scene) {
  if (scene.now.waits_since == kNever) scene.now.waits_since = scene.world->now;
}

void agent_answered(Scene& scene) {
  scene.now.waits_since = kNever;
  watch_agent(scene);
}

void watch_agent(Scene& scene) {
  const Conversation& now = scene.now;
  const Policy& policy = scene.brain->policy;
  const bool owes = now.handoff == Handoff::Assigned && now.waits_since != kNever;
  set_timer(scene, TimerKind::AgentSilence, owes, scene.world->now + policy.agent_silence);
  set_timer(scene, TimerKind::AgentLease, owes && now.at_desk,
            scene.world->now + policy.agent_lease);
}

}  // namespace dialog
