// Walking through a fix step by step.

#include "dialog/action.h"
#include "dialog/choices.h"
#include "dialog/parts.h"
#include "dialog/place.h"

namespace dialog::steps {
namespace {

void show_step(Scene& scene, const std::string& lead) {
  const knowledge::Procedure* procedure = scene.procedure();
  const auto index = static_cast<std::size_t>(scene.now.step);
  if (procedure == nullptr || index >= procedure->steps.size()) return say_here(scene, lead);
  const knowledge::Step& step = procedure->steps[index];
  Reply reply;
  reply.lead = lead;
  reply.steps = {step.text};
  reply.first_step = scene.now.step + 1;
  reply.tail = scene.line("place_step");
  reply.choices = choices_here(scene);
  reply.fix = scene.now.fix;
  say(scene, std::move(reply));
}

}  // namespace

void walk_first(Scene& scene) {
  if (const knowledge::Procedure* procedure = scene.procedure()) {
    scene.now.step = static_cast<int>(part_at(*procedure, scene.now.step).first);
  }
  show_step(scene, scene.line("walk_first"));
}

void walk_next(Scene& scene) {
  ++scene.now.step;
  show_step(scene, scene.line("walk_next"));
}

void walk_back(Scene& scene) {
  --scene.now.step;
  show_step(scene, scene.line("walk_back"));
}

// What else is known of the step, never its words once more. Menus differ by version, so an unknown
// one is asked for.
void walk_again(Scene& scene) {
  const knowledge::Procedure* procedure = scene.procedure();
  const auto index = static_cast<std::size_t>(scene.now.step);
  const bool known = procedure != nullptr && index < procedure->steps.size();
  const std::string hint = known ? procedure->steps[index].hint : "";
  Reply reply;
  reply.lead = hint.empty() ? scene.line("walk_again_no_hint")
                            : join_sentences({scene.line("walk_again"), hint});
  reply.tail = scene.now.device.ios ? scene.line("place_step") : scene.line("walk_again_ask_ios");
  reply.choices = choices_here(scene);
  reply.fix = scene.now.fix;
  say(scene, std::move(reply));
}

void ask_result(Scene& scene) {
  Reply reply;
  reply.lead = join_sentences({scene.line("how_to_check"), scene.line("ask_result")});
  reply.choices = choices_here(scene);
  say(scene, std::move(reply));
}

}  // namespace dialog::steps
