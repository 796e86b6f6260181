// Questions answered in place: the place's own question follows, nothing is lost.

#include "dialog/action.h"
#include "dialog/outage.h"
#include "dialog/place.h"

namespace dialog::answers {
namespace {

std::string general(const Scene& scene, std::string_view intent) {
  const knowledge::Faq* faq = scene.pack().find_faq(intent);
  if (faq == nullptr) return {};
  const auto special = faq->by_fix.find(scene.now.fix);
  return special == faq->by_fix.end() ? faq->answer : special->second;
}

}  // namespace

void question(Scene& scene) { say_here(scene, general(scene, scene.heard.argument)); }

void how_long(Scene& scene) {
  const bool waits = scene.now.state == State::WaitingForAgent;
  const std::string here = waits            ? queue_line(scene, scene.world->queue_place)
                           : scene.at_fix() ? duration_line(scene, *scene.fix())
                                            : "";
  say_here(scene, join_sentences({here, general(scene, "how_long")}));
}

void what_is_lost(Scene& scene) {
  if (!scene.at_fix()) return say_here(scene, general(scene, "data_loss_worry"));
  if (const knowledge::Path* path = scene.path(); path != nullptr && path->removes) {
    return say_here(scene, join_sentences({path->stays, path->goes}));
  }
  say_here(scene, join_sentences({scene.fix()->stays, scene.fix()->goes}));
}

void why(Scene& scene) {
  if (!scene.at_fix()) return say_here(scene, general(scene, "why"));
  const knowledge::Symptom* symptom = scene.pack().find_symptom(scene.now.symptom);
  const std::string order = symptom == nullptr || symptom->vague
                                ? scene.line("why_order")
                                : scene.line("why_order_symptom", {{"symptom", symptom->label}});
  say_here(scene, join_sentences({scene.fix()->why, order}));
}

void what_you_do(Scene& scene) {
  say_here(scene, scene.line("what_i_do", {{"subject", scene.pack().subject}}));
}

void note_details(Scene& scene) {
  const knowledge::Device& device = scene.now.device;
  std::string known = device.model;
  if (device.ios) known = join_sentences({known, "iOS " + to_string(*device.ios)});
  const std::string thanks =
      known.empty() ? scene.line("noted") : scene.line("noted_device", {{"device", known}});
  if (scene.now.state != State::WalkingSteps) return say_here(scene, thanks);
  // The steps may differ for this phone: the one at hand is said anew, hint and all.
  scene.openers.push_back(thanks);
  const auto count = static_cast<int>(scene.procedure()->steps.size());
  scene.now.step = std::min(scene.now.step, std::max(0, count - 1));
  say_here(scene, "");
}

// What is refused gets its sentence as an aside; nothing else was said.
void note_refusal(Scene& scene) { say_here(scene, ""); }

}  // namespace dialog::answers
