// Walking through a fix step by step.

#include "dialog/action.h"
#include "dialog/choices.h"
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
  reply.tail = join_sentences({step.hint, scene.line("place_step")});
  reply.choices = choices_here(scene);
  reply.fix = scene.now.fix;
  say(scene, std::move(reply));
}

}  // namespace

void walk_first(Scene& scene) {
  scene.now.step = 0;
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

// The step once more; menus differ by version, so an unknown one is asked for.
void walk_again(Scene& scene) {
  const bool unknown = !scene.now.device.ios;
  show_step(scene, unknown ? scene.line("walk_again_ask_ios") : scene.line("walk_again"));
}

void ask_result(Scene& scene) {
  Reply reply;
  reply.lead = join_sentences({scene.line("how_to_check"), scene.line("ask_result")});
  reply.choices = choices_here(scene);
  say(scene, std::move(reply));
}

}  // namespace dialog::steps
