// Greetings, thanks, anger, and everything that isn't understood.

#include <algorithm>

#include "dialog/action.h"
#include "dialog/choices.h"
#include "dialog/place.h"

namespace dialog::manners {
namespace {

// What "later" calls for comes first.
std::vector<Choice> with_reminders(const Scene& scene) {
  std::vector<Choice> choices = choices_here(scene);
  std::erase_if(choices, [](const Choice& choice) { return choice.signal == Signal::Later; });
  choices.insert(choices.begin(), {{scene.line("button_in_half_an_hour"), Signal::Later, "30", ""},
                                   {scene.line("button_tomorrow"), Signal::Later, "1440", ""}});
  return choices;
}

}  // namespace

void greet(Scene& scene) {
  Reply reply;
  reply.lead = join_sentences(
      {scene.line("greeting", {{"subject", scene.pack().subject}}), scene.line("ask_symptom")});
  reply.choices = choices_here(scene);
  say(scene, std::move(reply));
}

void ask_symptom(Scene& scene) {
  Reply reply;
  const bool failed = scene.heard.signal == Signal::SaidItFailed;
  reply.lead = join_sentences(
      {failed ? scene.line("backup_failed") : std::string(), scene.line("ask_symptom")});
  reply.choices = choices_here(scene);
  say(scene, std::move(reply));
}

void ask_which(Scene& scene) {
  std::vector<Choice> choices = which_choices(scene, scene.heard.argument);
  Reply reply;
  reply.lead = scene.line("ask_which", {{"a", choices[0].label}, {"b", choices[1].label}});
  reply.choices = std::move(choices);
  say(scene, std::move(reply));
}

void warm(Scene& scene) {
  say_here(scene, scene.heard.signal == Signal::Greeted ? scene.line("hello_again")
                                                        : scene.line("you_are_welcome"));
}

// One honest line the first time, another one the second, then only help.
void sympathise(Scene& scene) {
  const int before = scene.now.angers - 1;
  const std::string line = before <= 0   ? scene.line("anger")
                           : before == 1 ? scene.line("anger_again")
                                         : std::string();
  say_here(scene, line);
}

// They will do it later: nothing moves, and a reminder comes where one was asked for.
void wait(Scene& scene) {
  int minutes = scene.minutes;
  if (!scene.heard.argument.empty()) minutes = std::stoi(scene.heard.argument);
  // A consent keeps its question and its two buttons: neither is to be answered in passing.
  if (minutes <= 0 && scene.now.state == State::ConfirmingRisk) {
    return say_here(scene, scene.line("later_consent"));
  }
  Reply reply;
  if (minutes > 0) {
    const Instant due = scene.world->now + std::chrono::minutes(minutes);
    scene.effects.push_back(SetTimer{TimerKind::FollowUp, due});
    scene.now.follow_up_set = true;
    reply.lead = scene.line("later_reminder");
    reply.choices = choices_here(scene);
    if (scene.now.state == State::ConfirmingRisk) reply.fix = scene.now.fix;
  } else {
    reply.lead = scene.line("later");
    reply.choices = with_reminders(scene);
  }
  say(scene, std::move(reply));
}

void warn_of_secret(Scene& scene) { say_here(scene, scene.line("secret")); }

// In the middle of something it is likelier a word on that than a foreign subject.
void clarify(Scene& scene) {
  const auto line =
      scene.at_fix() ? knowledge::LineKey("unclear") : knowledge::LineKey("out_of_scope");
  say_here(scene, scene.line(line, {{"subject", scene.pack().subject}}));
}

// Nothing but the one line that they can read: the question here waits for words of ours.
void answer_foreign(Scene& scene) {
  const auto* theirs = scene.wording().other_language(scene.now.language);
  if (theirs == nullptr) return say_here(scene, scene.line("foreign_language"));
  Reply reply;
  reply.lead = theirs->line(static_cast<std::size_t>(scene.now.spoken));
  reply.choices = choices_in(scene, *theirs);
  say(scene, std::move(reply));
}

void repeat_place(Scene& scene) {
  const bool wordless = scene.heard.signal == Signal::Wordless;
  say_here(scene, wordless ? wordless_line(scene) : std::string());
}

void repeat_after_stale(Scene& scene) { say_here(scene, scene.line("stale_button")); }

}  // namespace dialog::manners
