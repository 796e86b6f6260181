#include "dialog/choices.h"

#include <algorithm>

#include "dialog/guard.h"
#include "knowledge/text.h"

namespace dialog {
namespace {

// Three rows of two fit on a phone's screen: four buttons of the fix, help, and a person.
constexpr std::size_t kFixButtonsMax = 4;
// What takes this long isn't waited for with the chat open.
constexpr int kLongMinutes = 30;

bool waits_for_human(const Scene& scene) { return scene.now.owner.kind == OwnerKind::Queue; }

void add_human(const Scene& scene, std::vector<Choice>& choices) {
  if (waits_for_human(scene)) return;
  choices.push_back({scene.line("button_human"), Signal::WantsHuman, "", ""});
}

// While the symptom isn't known, nothing speaks against a side road.
bool fits_symptom(const Scene& scene, const knowledge::Path& path) {
  return path.symptoms.empty() || scene.now.symptom.empty() ||
         std::find(path.symptoms.begin(), path.symptoms.end(), scene.now.symptom) !=
             path.symptoms.end();
}

bool may_offer(const Scene& scene, const knowledge::Path& path) {
  const bool forbidden = path.removes && scene.now.fate != intents::Fate::Unharmed;
  return path.id != scene.now.path && !forbidden && fits_symptom(scene, path);
}

bool takes_long(const Scene& scene) {
  const knowledge::Procedure* procedure = scene.procedure();
  const bool own = procedure != nullptr && procedure->minutes > 0;
  return (own ? procedure->minutes : scene.fix()->minutes) >= kLongMinutes;
}

// As many side roads as there is room for: more would hide the buttons that matter, and the rest is
// asked for in words.
void add_paths(const Scene& scene, std::vector<Choice>& choices) {
  for (const knowledge::Path& path : scene.fix()->paths) {
    if (choices.size() >= kFixButtonsMax) return;
    if (may_offer(scene, path)) choices.push_back({path.label, Signal::TakesPath, path.id, ""});
  }
}

void add_reminder(const Scene& scene, std::vector<Choice>& choices) {
  if (!takes_long(scene) || choices.size() >= kFixButtonsMax) return;
  choices.push_back({scene.line("button_in_half_an_hour"), Signal::Later, "30", ""});
}

std::vector<Choice> fix_choices(const Scene& scene) {
  const bool more = holds(Guard::MoreSteps, scene);
  std::vector<Choice> choices = {{scene.line("button_worked"), Signal::Worked, "", ""},
                                 {scene.line("button_failed"), Signal::DidNotWork, "", ""}};
  if (more) choices.push_back({scene.line("button_more"), Signal::Next, "", ""});
  const std::string& all_clear = scene.fix()->all_clear.label;
  if (!more && !all_clear.empty()) choices.push_back({all_clear, Signal::DidNotWork, "", ""});
  if (!more) add_reminder(scene, choices);  // The wait comes at the end.
  add_paths(scene, choices);
  if (more) add_reminder(scene, choices);
  const knowledge::Procedure* procedure = scene.procedure();
  if (procedure != nullptr && !procedure->steps.empty()) {
    choices.push_back({scene.line("button_steps"), Signal::NeedsSteps, "", ""});
  }
  add_human(scene, choices);
  return choices;
}

std::vector<Choice> step_choices(const Scene& scene) {
  std::vector<Choice> choices = {{scene.line("button_next"), Signal::Next, "", ""},
                                 {scene.line("button_lost"), Signal::NeedsSteps, "", ""}};
  if (scene.now.step > 0) choices.push_back({scene.line("button_back"), Signal::Back, "", ""});
  choices.push_back({scene.line("button_worked"), Signal::Worked, "", ""});
  add_human(scene, choices);
  return choices;
}

std::vector<Choice> rating_choices(const Scene& scene) {
  std::vector<Choice> choices;
  for (const char* stars : {"1", "2", "3", "4", "5"}) {
    choices.push_back({stars, Signal::Rates, stars, ""});
  }
  choices.push_back({scene.line("button_skip_rating"), Signal::SkipsRating, "", ""});
  return choices;
}

// As much of a heading as a button shows, cut between words where that leaves enough of it.
std::string clipped(std::string_view text) {
  if (knowledge::count_chars(text) <= knowledge::kLabelCharsMax) return std::string(text);
  std::size_t end = 0;
  std::size_t chars = 0;
  const auto continues = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  while (end < text.size() && chars < knowledge::kLabelCharsMax) {
    ++end;
    while (continues(end))
      ++end;
    ++chars;
  }
  const std::size_t blank = text.substr(0, end + 1).rfind(' ');
  const bool enough = blank != std::string_view::npos && blank >= end / 2;
  return std::string(text.substr(0, enough ? blank : end));
}

Choice choice_for_intent(const Scene& scene, const std::string& intent) {
  if (const knowledge::Symptom* symptom = scene.pack().find_symptom(intent)) {
    return {symptom->label, symptom->vague ? Signal::SaidItFailed : Signal::Described, intent, ""};
  }
  const knowledge::Fix* fix = scene.pack().fix_for_intent(intent);
  return {clipped(fix->heading), Signal::WantsFix, fix->id, ""};
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace

std::vector<Choice> symptom_choices(const Scene& scene) {
  std::vector<Choice> choices;
  for (const knowledge::Symptom& symptom : scene.pack().symptoms) {
    if (!symptom.offered || symptom.vague) continue;
    choices.push_back({symptom.label, Signal::Described, symptom.intent, ""});
  }
  choices.push_back({scene.line("button_no_idea"), Signal::DoesNotKnow, "", ""});
  add_human(scene, choices);
  return choices;
}

std::vector<Choice> consent_choices(const Scene& scene) {
  return {{scene.line("button_go_ahead"), Signal::Yes, "", ""},
          {scene.line("button_something_else"), Signal::No, "", ""}};
}

std::vector<Choice> erasure_choices(const Scene& scene) {
  return {{scene.line("button_erase"), Signal::ConfirmsErasure, "", ""},
          {scene.line("button_keep"), Signal::KeepsData, "", ""}};
}

std::vector<Choice> queue_choices(const Scene& scene) {
  std::vector<Choice> choices;
  if (!holds(Guard::NothingLeft, scene)) {
    choices.push_back({scene.line("button_keep_trying"), Signal::KeepsTrying, "", ""});
  }
  choices.push_back({scene.line("button_worked"), Signal::Worked, "", ""});
  choices.push_back({scene.line("button_stop"), Signal::Stops, "", ""});
  return choices;
}

std::vector<Choice> handoff_choices(const Scene& scene) {
  std::vector<Choice> choices = {{scene.line("button_yes_human"), Signal::WantsHuman, "", ""}};
  if (holds(Guard::NothingLeft, scene)) {
    choices.push_back({scene.line("button_start_over"), Signal::StartsOver, "", ""});
  } else {
    choices.push_back({scene.line("button_go_on"), Signal::KeepsTrying, "", ""});
  }
  choices.push_back({scene.line("button_worked"), Signal::Worked, "", ""});
  return choices;
}

std::vector<Choice> which_choices(const Scene& scene, std::string_view intents) {
  const auto bar = intents.find('|');
  std::vector<Choice> choices;
  for (const std::string_view intent : {intents.substr(0, bar), intents.substr(bar + 1)}) {
    choices.push_back(choice_for_intent(scene, std::string(intent)));
  }
  choices.push_back({scene.line("button_neither"), Signal::DoesNotKnow, "", ""});
  return choices;
}

std::vector<Choice> choices_here(const Scene& scene) {
  if (scene.now.confirming_erasure) return erasure_choices(scene);
  switch (scene.now.state) {
    case State::Welcome:
    case State::AskingSymptom:
      return symptom_choices(scene);
    case State::OfferingFix:
      return scene.fix() == nullptr ? symptom_choices(scene) : fix_choices(scene);
    case State::WalkingSteps:
      return step_choices(scene);
    case State::ConfirmingRisk:
      return consent_choices(scene);
    case State::OfferingHandoff:
      return handoff_choices(scene);
    case State::WaitingForAgent:
      return queue_choices(scene);
    case State::Rating:
      return rating_choices(scene);
    case State::WithAgent:
    case State::Closed:
      return {};
  }
  return {};
}

std::vector<Choice> choices_in(const Scene& scene, const knowledge::OtherLanguage& language) {
  std::vector<Choice> choices = choices_here(scene);
  const auto human = std::find_if(choices.begin(), choices.end(), [](const Choice& choice) {
    return choice.signal == Signal::WantsHuman;
  });
  if (human != choices.end()) {
    human->label = language.human;
  } else if (!waits_for_human(scene)) {
    choices.push_back({language.human, Signal::WantsHuman, "", ""});
  }
  return choices;
}

bool same_words(std::string_view label, std::string_view text) {
  const std::string_view wanted = trimmed(text);
  return std::equal(label.begin(), label.end(), wanted.begin(), wanted.end(),
                    [](char a, char b) { return knowledge::lower(a) == knowledge::lower(b); });
}

const Choice* find_by_label(const std::vector<Choice>& choices, std::string_view text) {
  const auto found = std::find_if(choices.begin(), choices.end(), [&](const Choice& choice) {
    return same_words(choice.label, text);
  });
  return found == choices.end() ? nullptr : &*found;
}

}  // namespace dialog
