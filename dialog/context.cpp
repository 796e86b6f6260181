#include "dialog/context.h"

#include <optional>
#include <string>

#include "dialog/tried.h"
#include "intents/words.h"

namespace dialog {
namespace {

using intents::Understanding;

// "No thanks": a no without news.
constexpr std::size_t kPlainNoWords = 2;

// "It worked!! wait, no, it's stuck again", or thanks that aren't meant.
std::optional<Heard> heard_glad(const Scene& scene, const Understanding& said) {
  const bool over = scene.now.state == State::Rating || scene.now.state == State::Closed;
  if (names(said.mentioned, "did_not_work")) return Heard{Signal::DidNotWork, ""};
  if (names(said.mentioned, "came_back")) {
    return Heard{over ? Signal::CameBack : Signal::DidNotWork, ""};
  }
  if (said.sarcastic && scene.now.state != State::Rating) return Heard{Signal::Complains, ""};
  // "its ••••" reads like "its on".
  const bool only_secret = said.held_secret && said.text.size() <= kAnswerBytesMax;
  if (only_secret) return Heard{Signal::SentSecret, ""};
  return std::nullopt;
}

// What can't be brought back needs a yes in so many words, and none to keep it.
Heard heard_at_consent(const Scene& scene, const Understanding& said, const Heard& heard) {
  const bool yes = heard.signal == Signal::Yes;
  if (yes && !said.agrees) return {Signal::DoesNotKnow, ""};
  if (scene.now.confirming_erasure && yes) return {Signal::ConfirmsErasure, ""};
  if (scene.now.confirming_erasure && heard.signal == Signal::No) return {Signal::KeepsData, ""};
  const bool worries = heard.signal == Signal::AsksWhatIsLost;
  if (scene.now.state == State::ConfirmingRisk && worries && said.keeps) return {Signal::No, ""};
  return heard;
}

// "Ok" to steps says that they were read: how it went is still to be asked, once.
bool only_heard_steps(const Scene& scene, const Understanding& said, const Heard& heard) {
  const std::string asked = std::string(to_string(Signal::Next)) + ' ';
  return scene.now.state == State::OfferingFix && heard.signal == Signal::Yes &&
         said.acknowledges && scene.now.heard_here != asked;
}

}  // namespace

Heard in_context(const Scene& scene, const Understanding& said, Heard heard) {
  const bool glad = heard.signal == Signal::Worked || heard.signal == Signal::Thanks;
  const auto gladly = glad ? heard_glad(scene, said) : std::nullopt;
  if (gladly) return *gladly;
  const bool consents = scene.now.state == State::ConfirmingRisk || scene.now.confirming_erasure;
  if (consents) heard = heard_at_consent(scene, said, heard);
  if (only_heard_steps(scene, said, heard)) return {Signal::Next, ""};
  // "I have nothing to delete" in the middle of a fix is about the fix.
  const bool erases = heard.signal == Signal::WantsErasure;
  if (erases && scene.at_fix() && !said.stored_data) return {Signal::AsksWhatIsLost, ""};
  // "No, it's from June" to "how was it?": it has not worked after all.
  const bool doubts = scene.now.state == State::Rating && heard.signal == Signal::No;
  if (doubts && intents::scan_words(said.text).size() > kPlainNoWords) {
    return {Signal::DidNotWork, ""};
  }
  // "Can we keep trying?" while a person is offered or waited for.
  const bool by_person =
      scene.now.state == State::OfferingHandoff || scene.now.state == State::WaitingForAgent;
  const bool goes_on = heard.signal == Signal::Next || heard.signal == Signal::Skip;
  if (by_person && goes_on) return {Signal::KeepsTrying, ""};
  const bool about_this = !scene.now.fix.empty() && names(said.not_tried, scene.now.fix);
  const bool declines = heard.signal == Signal::WantsFix && heard.argument == scene.now.fix;
  if (about_this && (declines || heard.signal == Signal::OutOfScope)) return {Signal::Skip, ""};
  // "I don't want to update" is about the update, wherever it is said.
  const bool other = !scene.newly_refused.empty() && !names(said.refused, scene.now.fix);
  if (other && (heard.signal == Signal::Skip || heard.signal == Signal::OutOfScope ||
                heard.signal == Signal::WantsFix)) {
    return {Signal::Declines, scene.newly_refused.front()};
  }
  return heard;
}

}  // namespace dialog
