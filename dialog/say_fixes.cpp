// Showing fixes: the next one, one that was asked for, a side road, and the consent before a risk.

#include <algorithm>

#include "dialog/action.h"
#include "dialog/choices.h"
#include "dialog/guard.h"
#include "dialog/outage.h"
#include "dialog/parts.h"
#include "dialog/place.h"

namespace dialog::fixes {
namespace {

using knowledge::Fix;
using knowledge::Path;

// "2 more things we can try", counted kindly: this one is in it, the last resort isn't.
std::string moving_on(const Scene& scene, const Fix& fix) {
  const auto ranked = ranked_fixes(*scene.brain, scene.now);
  const auto count = std::count_if(ranked.begin(), ranked.end(), [&](const Ranked& candidate) {
    return !candidate.fix->last_resort && candidate.fix->id != fix.id;
  });
  if (fix.last_resort) return scene.line("moving_on_last_resort");
  if (count == 0) return scene.line("moving_on_last");
  return scene.line("moving_on", {{"count", std::to_string(count + 1)}});
}

// "No" rules the fix at hand out, leaves it out, or only means that no person is wanted; to what
// the iPhone shows, it means that nothing is known.
std::string after_no(const Scene& scene, const Fix& fix) {
  const bool offered = scene.now.handoff == Handoff::Offered;
  if (scene.now.fix.empty() && !offered) return scene.line("likeliest");
  const Attempt* attempt = find_attempt(scene.now, scene.now.fix);
  if (attempt == nullptr) return scene.line("keep_trying");
  if (attempt->outcome == Outcome::Skipped) return scene.line("skipping");
  return moving_on(scene, fix);
}

// What was never done isn't ruled out.
std::string after_failure(const Scene& scene, const Fix& fix) {
  const Attempt* attempt = find_attempt(scene.now, scene.now.fix);
  const bool left_out = attempt != nullptr && attempt->outcome == Outcome::Skipped;
  return left_out ? scene.line("skipping") : moving_on(scene, fix);
}

// What is known of the error that was shown, or why this symptom leads here: to its likeliest fix,
// so that it says nothing once that was tried.
std::string opening(const Scene& scene) {
  for (const knowledge::ErrorString& error : scene.pack().errors) {
    const bool named = error.text == scene.now.error_code && error.symptom == scene.now.symptom;
    if (named && !error.meaning.empty()) return error.meaning;
  }
  const knowledge::Symptom* symptom = scene.pack().find_symptom(scene.now.symptom);
  if (symptom == nullptr || symptom->fixes.empty()) return "";
  return is_untried(scene.now, symptom->fixes.front().fix) ? symptom->opening : "";
}

// Why this fix now: the sentence that joins what was said to what is shown.
std::string transition(const Scene& scene, const Fix& fix) {
  switch (scene.heard.signal) {
    case Signal::Described:
      return opening(scene);
    case Signal::DidNotWork:
    case Signal::SaidItFailed:
      return after_failure(scene, fix);
    case Signal::SaidTried:
      return scene.newly_tried == std::vector{scene.now.fix} ? moving_on(scene, fix) : "";
    case Signal::No:
      return after_no(scene, fix);
    case Signal::Skip:
      return scene.line("skipping");
    case Signal::DoesNotKnow:
      return scene.line("likeliest");
    case Signal::CameBack:
      return scene.now.attempts.empty() ? "" : scene.line("came_back");
    case Signal::KeepsTrying:
      return scene.line("keep_trying");
    default:
      return {};
  }
}

// A hint that gives another name to look for.
bool names_another(const knowledge::Step& step) {
  return step.hint.find("**") != std::string::npos;
}

// The steps of one part. The first hint with another name is said at once where it still fits on
// the screen, the others when a step is asked about.
std::vector<std::string> steps_of(const knowledge::Procedure& procedure, const Part& part) {
  std::vector<std::string> steps;
  std::size_t lines = 0;
  for (std::size_t at = part.first; at < part.last; ++at)
    lines += lines_of_step(procedure.steps[at].text);
  bool hinted = false;
  for (std::size_t at = part.first; at < part.last; ++at) {
    const knowledge::Step& step = procedure.steps[at];
    const std::string both = join_sentences({step.text, step.hint});
    const std::size_t longer = lines - lines_of_step(step.text) + lines_of_step(both);
    const bool fits = !hinted && names_another(step) && longer <= kPartLinesMax;
    hinted = hinted || fits;
    steps.push_back(fits ? both : step.text);
  }
  return steps;
}

// The offer of the first side road that may be taken, as a sentence.
std::string path_offer(const Scene& scene) {
  const std::vector<Choice> choices = choices_here(scene);
  const auto choice = std::find_if(choices.begin(), choices.end(), [](const Choice& candidate) {
    return candidate.signal == Signal::TakesPath;
  });
  if (choice == choices.end()) return {};
  const Path* path = knowledge::find_path(*scene.fix(), choice->argument);
  return path == nullptr ? "" : path->offer;
}

// What to tell when this is done: that it is, or how it went. One question is enough.
std::string question_after(const Scene& scene) {
  if (holds(Guard::MoreSteps, scene)) return scene.line("more_steps");
  std::string offer = scene.path() == nullptr ? path_offer(scene) : "";
  if (offer.ends_with('?')) return offer;
  return join_sentences({offer, scene.line("ask_how_it_went")});
}

// The part of the steps that begins at the step at hand.
void show_part(Scene& scene, const std::string& lead) {
  const knowledge::Procedure& procedure = *scene.procedure();
  Reply reply;
  reply.lead = lead;
  reply.steps = steps_of(procedure, part_at(procedure, scene.now.step));
  reply.first_step = scene.now.step + 1;
  reply.tail = question_after(scene);
  reply.choices = choices_here(scene);
  reply.fix = scene.now.fix;
  say(scene, std::move(reply));
}

void stand_at(Scene& scene, const Fix& fix) {
  scene.now.fix = fix.id;
  scene.now.path.clear();
  scene.now.step = 0;
}

// What opens a symptom speaks of its likeliest fix: that one's own introduction would say it twice.
bool was_introduced(const Scene& scene, const Fix& fix) {
  const knowledge::Symptom* symptom = scene.pack().find_symptom(scene.now.symptom);
  return scene.heard.signal == Signal::Described && symptom != nullptr &&
         !symptom->opening.empty() && !symptom->fixes.empty() &&
         symptom->fixes.front().fix == fix.id;
}

// Why it helps and what to know before. After consent all of that has just been said.
std::string introduction(const Scene& scene, const Fix& fix,
                         const knowledge::Procedure& procedure) {
  const bool consented = fix.risk == knowledge::Risk::Removes && scene.heard.signal == Signal::Yes;
  if (consented) return {};
  const std::string status = fix.check_outage ? tell_status(scene) : "";
  const std::string intro = was_introduced(scene, fix) ? "" : fix.intro;
  return join_sentences(
      {status.empty() ? intro : status, fix.prepare, procedure.warning, duration_line(scene, fix)});
}

void show(Scene& scene, const Fix& fix, const std::string& lead) {
  stand_at(scene, fix);
  const Attempt* attempt = find_attempt(scene.now, fix.id);
  if (attempt == nullptr) note_attempt(scene, fix.id, Outcome::Shown);
  show_part(scene, join_sentences({lead, introduction(scene, fix, *scene.procedure())}));
  if (fix.check_outage && outage_reported(scene)) keep_watching(scene);
}

void show_path(Scene& scene, const Path& path) {
  scene.now.path = path.id;
  scene.now.step = 0;
  const bool plain = path.procedure.warning.empty() || path.removes;
  show_part(scene, plain ? scene.line("path_lead") : path.procedure.warning);
}

void ask_consent(Scene& scene, const Fix& fix, const std::string& lead) {
  stand_at(scene, fix);
  Reply reply;
  reply.lead =
      join_lines({join_sentences({lead, scene.line("consent_lead", {{"todo", fix.todo}})}),
                  fix.goes, fix.stays, join_sentences({duration_line(scene, fix), fix.prepare})});
  reply.tail = scene.line("ask_consent");
  reply.choices = choices_here(scene);
  reply.fix = fix.id;
  say(scene, std::move(reply));
}

void ask_path_consent(Scene& scene, const Fix& fix, const Path& path) {
  scene.now.path = path.id;
  Reply reply;
  reply.lead = join_lines({path.goes, path.stays, path.question});
  reply.choices = choices_here(scene);
  reply.fix = fix.id;
  say(scene, std::move(reply));
}

}  // namespace

void show_next(Scene& scene) {
  const Fix& fix = *next_fix_here(scene);
  show(scene, fix, transition(scene, fix));
}

void show_wanted(Scene& scene) {
  const Fix* fix = wanted_fix(scene);
  const bool known_model = !scene.now.device.model.empty() && !fix->variants.empty();
  show(scene, *fix,
       known_model ? scene.line("for_model", {{"model", scene.now.device.model}}) : "");
}

void show_more(Scene& scene) {
  scene.now.step = static_cast<int>(part_at(*scene.procedure(), scene.now.step).last);
  show_part(scene, scene.line("walk_next"));
}

void show_again(Scene& scene) {
  if (const Path* path = scene.path()) return show_path(scene, *path);
  show(scene, *scene.fix(), scene.line("again"));
}

void show_earlier(Scene& scene) { show(scene, *earlier_fix(scene), scene.line("going_back")); }

void ask_consent_for_next(Scene& scene) {
  const Fix& fix = *next_fix_here(scene);
  ask_consent(scene, fix, transition(scene, fix));
}

void ask_consent_for_wanted(Scene& scene) {
  if (const Path* path = wanted_path(scene)) return ask_path_consent(scene, *scene.fix(), *path);
  ask_consent(scene, *wanted_fix(scene), "");
}

void show_consented(Scene& scene) {
  if (const Path* path = scene.path()) return show_path(scene, *path);
  show(scene, *scene.fix(), scene.line("consented"));
}

void take_path(Scene& scene) { show_path(scene, *wanted_path(scene)); }

void refuse(Scene& scene) {
  scene.now.path.clear();
  scene.now.step = 0;
  say_here(scene, scene.line("refused"));
}

}  // namespace dialog::fixes
