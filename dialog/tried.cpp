#include "dialog/tried.h"

#include <algorithm>
#include <array>

namespace dialog {
namespace {

using intents::Understanding;

bool was_skipped(const Scene& scene, std::string_view fix) {
  const Attempt* attempt = find_attempt(scene.now, fix);
  return attempt != nullptr && attempt->outcome == Outcome::Skipped;
}

}  // namespace

bool names(const std::vector<std::string>& fixes, std::string_view fix) {
  return std::find(fixes.begin(), fixes.end(), fix) != fixes.end();
}

void note_tried(Scene& scene, const Understanding& said) {
  const auto known = [&](const std::string& fix) { return scene.pack().find_fix(fix) != nullptr; };
  for (const std::string& fix : said.tried) {
    const bool news = is_untried(scene.now, fix) || was_skipped(scene, fix);
    if (news && known(fix)) scene.newly_tried.push_back(fix);
  }
  for (const std::string& fix : said.refused) {
    const bool news = fix != scene.now.fix && is_untried(scene.now, fix);
    if (news && known(fix)) scene.newly_refused.push_back(fix);
  }
}

bool tells_what_was_tried(const Scene& scene, const Understanding& said, const Heard& heard) {
  if (said.tried.empty()) return false;
  if (heard.signal == Signal::WantsFix) return names(said.tried, heard.argument);
  if (heard.signal == Signal::DidNotWork) return scene.now.fix.empty();
  if (heard.signal == Signal::Described) {
    const knowledge::Fix* asked = scene.pack().fix_for_intent(heard.argument);
    return asked != nullptr && names(said.tried, asked->id);
  }
  constexpr auto beside = std::to_array<Signal>(
      {Signal::SaidItFailed, Signal::OutOfScope, Signal::Complains, Signal::SaidTried, Signal::No,
       Signal::Greeted, Signal::CameBack, Signal::GaveDetails, Signal::Worked, Signal::Next,
       Signal::DoesNotKnow});
  const bool states_it = heard.signal == Signal::Worked || heard.signal == Signal::Next;
  if (states_it) return !names(said.tried, scene.now.fix) && !scene.now.fix.empty();
  return std::find(beside.begin(), beside.end(), heard.signal) != beside.end();
}

bool does_what_was_asked(Scene& scene, const Understanding& said) {
  const bool only_this = said.just_done.size() == 1 && said.tried.size() == 1 &&
                         said.just_done.front() == scene.now.fix;
  if (!scene.helping() || !only_this) return false;
  scene.newly_tried.clear();
  return true;
}

void name_what_was_tried(Scene& scene, const Understanding& said) {
  const bool says_so = scene.heard.signal == Signal::SaidTried && scene.newly_tried.empty();
  if (!says_so || !scene.helping() || scene.now.fix.empty()) return;
  if (said.tried.empty()) {
    scene.newly_tried.push_back(scene.now.fix);
  } else {
    scene.heard = {Signal::GaveDetails, ""};  // Known already: nothing moves.
  }
}

}  // namespace dialog
