#include "dialog/absorb.h"

#include <algorithm>
#include <optional>

#include "dialog/guard.h"

namespace dialog {
namespace {

// "No" to "did it help?" and "it failed again" both mean that the fix at hand did not do it.
bool means_it_failed(const Scene& scene) {
  switch (scene.heard.signal) {
    case Signal::DidNotWork:
    case Signal::CameBack:
      return true;
    case Signal::SaidItFailed:
      return scene.helping();
    case Signal::No:
      return scene.now.state == State::OfferingFix;
    default:
      return false;
  }
}

// A fix that was only asked about, with its consent still open, has not been tried.
bool was_shown(const Scene& scene) {
  return !scene.now.fix.empty() && scene.now.state != State::ConfirmingRisk;
}

bool refuses_fix(const Scene& scene) {
  const Signal signal = scene.heard.signal;
  if (scene.now.fix.empty()) return false;
  if (scene.now.state == State::ConfirmingRisk) {
    return scene.now.path.empty() && (signal == Signal::No || signal == Signal::Skip ||
                                      signal == Signal::Back || signal == Signal::DidNotWork);
  }
  return signal == Signal::Skip && scene.now.state == State::OfferingFix;
}

// "Yes" to "did it help?" is as good as "it worked".
bool means_it_worked(const Scene& scene) {
  const bool asked = scene.now.state == State::OfferingFix && !holds(Guard::MoreSteps, scene);
  return scene.heard.signal == Signal::Worked || (asked && scene.heard.signal == Signal::Yes);
}

// An agent's conversation is about many things: "it didn't work" is about a fix that they have
// sent, which counts as done, and not about what the bot has shown before.
bool is_about_something_else(const Scene& scene) {
  const Attempt* attempt = find_attempt(scene.now, scene.now.fix);
  return scene.now.state == State::WithAgent &&
         (attempt == nullptr || attempt->outcome != Outcome::SaidTried);
}

// What became of the fix at hand, when the signal says so.
std::optional<Outcome> outcome_at_hand(const Scene& scene) {
  if (is_about_something_else(scene)) return std::nullopt;
  if (refuses_fix(scene)) return Outcome::Skipped;
  if (!was_shown(scene)) return std::nullopt;
  if (means_it_failed(scene)) return Outcome::Failed;
  if (means_it_worked(scene)) return Outcome::Solved;
  return std::nullopt;
}

void absorb_attempts(Scene& scene) {
  for (const std::string& fix : scene.newly_tried)
    note_attempt(scene, fix, Outcome::SaidTried);
  for (const std::string& fix : scene.newly_refused)
    note_attempt(scene, fix, Outcome::Skipped);
  const std::optional<Outcome> outcome = outcome_at_hand(scene);
  if (outcome) note_attempt(scene, scene.now.fix, *outcome);
}

// With a new cause known, what was merely shown before is judged afresh.
void forget_shown(Conversation& now) {
  now.attempts.erase(
      std::remove_if(now.attempts.begin(), now.attempts.end(),
                     [](const Attempt& attempt) { return attempt.outcome == Outcome::Shown; }),
      now.attempts.end());
}

void absorb_symptom(Scene& scene) {
  const Signal signal = scene.heard.signal;
  const knowledge::Symptom* known = scene.pack().find_symptom(scene.now.symptom);
  const bool names_cause = signal == Signal::Described;
  const bool first_word = signal == Signal::SaidItFailed && (known == nullptr || known->vague);
  if ((!names_cause && !first_word) || scene.cause_stands()) return;
  const bool to_bot = scene.now.state != State::WithAgent;
  if (to_bot && scene.now.symptom != scene.heard.argument) forget_shown(scene.now);
  scene.now.symptom = scene.heard.argument;
}

void absorb_counts(Scene& scene) {
  const Signal signal = scene.heard.signal;
  if (scene.now.state == State::WithAgent) {  // Nothing said to an agent is an answer to the bot.
    scene.now.strays = scene.now.misses = 0;
    scene.now.confirming_erasure = false;
    return;
  }
  if (signal == Signal::OutOfScope) {
    ++scene.now.strays;
  } else if (signal == Signal::KeepsTrying || signal == Signal::No) {
    scene.now.strays = 0;
  }
  if (scene.now.state == State::WalkingSteps && signal == Signal::NeedsSteps) {
    ++scene.now.misses;
  } else if (signal != Signal::GaveDetails) {
    scene.now.misses = 0;
  }
  // Anything else a person says takes the question of erasing off the table.
  if (signal < Signal::RemindDue && signal != Signal::ConfirmsErasure) {
    scene.now.confirming_erasure = false;
  }
}

}  // namespace

void absorb(Scene& scene) {
  if (scene.heard.signal == Signal::ForeignLanguage) scene.now.language = scene.heard.argument;
  absorb_symptom(scene);
  absorb_attempts(scene);
  absorb_counts(scene);
}

}  // namespace dialog
