#include "dialog/place.h"

#include "dialog/choices.h"
#include "dialog/guard.h"

namespace dialog {
namespace {

std::string fix_question(const Scene& scene) {
  const knowledge::Fix* fix = scene.fix();
  if (fix == nullptr) return scene.line("ask_symptom");
  if (holds(Guard::MoreSteps, scene)) return scene.line("more_steps");
  return scene.line("place_fix", {{"todo", fix->todo}});
}

std::string consent_question(const Scene& scene) {
  if (const knowledge::Path* path = scene.path()) {
    return scene.line("place_path_consent", {{"path", path->label}});
  }
  const knowledge::Fix* fix = scene.fix();
  return scene.line("place_consent", {{"todo", fix == nullptr ? "" : fix->todo}});
}

// The step at hand, numbered as in the whole list.
void add_step(const Scene& scene, Reply& reply) {
  const knowledge::Procedure* procedure = scene.procedure();
  if (scene.now.state != State::WalkingSteps || procedure == nullptr) return;
  const auto index = static_cast<std::size_t>(scene.now.step);
  if (index >= procedure->steps.size()) return;
  reply.steps = {procedure->steps[index].text};
  reply.first_step = scene.now.step + 1;
}

}  // namespace

std::string question_here(const Scene& scene) {
  if (scene.now.confirming_erasure) return scene.line("ask_erasure");
  switch (scene.now.state) {
    case State::Welcome:
    case State::AskingSymptom:
      return scene.line("ask_symptom");
    case State::OfferingFix:
      return fix_question(scene);
    case State::WalkingSteps:
      return scene.line("place_step");
    case State::ConfirmingRisk:
      return consent_question(scene);
    case State::OfferingHandoff:
      return scene.line("place_handoff");
    case State::WaitingForAgent:
      return scene.line("place_queue");
    case State::Rating:
      return scene.line("ask_rating");
    case State::WithAgent:
    case State::Closed:
      return scene.line("place_closed");
  }
  return {};
}

void say_here(Scene& scene, const std::string& text) {
  Reply reply;
  add_step(scene, reply);
  const std::string question = question_here(scene);
  if (reply.steps.empty()) {
    reply.lead = join_sentences({text, question});
  } else {
    reply.lead = text.empty() ? scene.line("place_step_lead") : text;
    reply.tail = question;
  }
  reply.choices = choices_here(scene);
  if (scene.now.state == State::ConfirmingRisk) reply.fix = scene.now.fix;
  say(scene, std::move(reply));
}

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

std::string duration_line(const Scene& scene, const knowledge::Fix& fix) {
  const knowledge::Procedure* shown = scene.fix() == &fix ? scene.procedure() : nullptr;
  const int minutes = shown != nullptr && shown->minutes > 0 ? shown->minutes : fix.minutes;
  if (minutes <= 1) return scene.line("takes_one_minute");
  return scene.line("takes_minutes", {{"minutes", std::to_string(minutes)}});
}

}  // namespace dialog
