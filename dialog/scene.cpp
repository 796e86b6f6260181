#include "dialog/scene.h"

#include <algorithm>
#include <utility>

namespace dialog {
namespace {

std::string opened(Scene& scene, const std::string& lead) {
  std::string text;
  for (const std::string& opener : scene.openers)
    text = join_sentences({text, opener});
  scene.openers.clear();
  return join_sentences({text, lead});
}

// Empty parts are left out.
std::string joined(std::initializer_list<std::string_view> parts, char between) {
  std::string text;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += between;
    text += part;
  }
  return text;
}

void bind_choices(Conversation& now, std::vector<Choice>& choices) {
  int number = 0;
  for (Choice& choice : choices) {
    choice.value = now.id + '.' + std::to_string(now.turn) + '.' + std::to_string(++number);
  }
  now.choices = choices;
}

void utter(Scene& scene, Reply reply, bool by_system) {
  reply.lead = opened(scene, reply.lead);
  if (!reply.choices.empty()) bind_choices(scene.now, reply.choices);
  scene.effects.push_back(Say{std::move(reply), by_system, ""});
}

}  // namespace

const knowledge::Path* Scene::path() const {
  const knowledge::Fix* shown = fix();
  return shown == nullptr ? nullptr : knowledge::find_path(*shown, now.path);
}

const knowledge::Procedure* Scene::procedure() const {
  if (const knowledge::Path* road = path()) return &road->procedure;
  const knowledge::Fix* shown = fix();
  return shown == nullptr ? nullptr : &knowledge::procedure_for(*shown, now.device, now.symptom);
}

bool Scene::cause_stands() const {
  const knowledge::Symptom* known = pack().find_symptom(now.symptom);
  return now.state == State::WithAgent && known != nullptr && !known->vague;
}

std::string wordless_line(const Scene& scene) {
  switch (scene.attachment) {
    case intents::Attachment::None:
      return scene.line("wordless");
    case intents::Attachment::Picture:
      return scene.line("sent_picture");
    case intents::Attachment::Voice:
      return scene.line("sent_voice");
    case intents::Attachment::File:
      return scene.line("sent_file");
    case intents::Attachment::Place:
      return scene.line("sent_place");
  }
  return "";
}

void say(Scene& scene, Reply reply) { utter(scene, std::move(reply), false); }

void announce(Scene& scene, Reply reply) { utter(scene, std::move(reply), true); }

void note_attempt(Scene& scene, std::string_view fix, Outcome outcome) {
  auto& attempts = scene.now.attempts;
  const auto found = std::find_if(attempts.begin(), attempts.end(),
                                  [&](const Attempt& attempt) { return attempt.fix == fix; });
  if (found == attempts.end()) {
    attempts.push_back({std::string(fix), outcome, scene.world->now});
  } else {
    found->outcome = outcome;
    found->at = scene.world->now;
  }
  if (outcome == Outcome::Failed || outcome == Outcome::Solved) {
    scene.effects.push_back(RecordOutcome{scene.now.symptom, std::string(fix), outcome});
  }
}

void change_owner(Scene& scene, Owner owner) {
  scene.now.owner = std::move(owner);
  ++scene.now.owner_epoch;
}

std::string join_words(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

std::string join_sentences(std::initializer_list<std::string_view> sentences) {
  return joined(sentences, ' ');
}

std::string join_lines(std::initializer_list<std::string_view> lines) {
  return joined(lines, '\n');
}

}  // namespace dialog
