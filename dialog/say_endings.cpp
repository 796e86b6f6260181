// How conversations end, and how they begin again.

#include "dialog/action.h"
#include "dialog/choices.h"
#include "dialog/custody.h"
#include "dialog/outage.h"
#include "dialog/place.h"

namespace dialog::endings {
namespace {

// Where the person is taken up again should they come back.
State place_to_resume(const Conversation& now) {
  return now.fix.empty() ? State::AskingSymptom : State::OfferingFix;
}

void close(Scene& scene, Closing closing) {
  scene.now.closing = closing;
  scene.now.resume_state = place_to_resume(scene.now);
  scene.now.path.clear();
  scene.now.choices.clear();
}

void say_last(Scene& scene, const std::string& text) {
  Reply reply;
  reply.lead = text;
  say(scene, std::move(reply));
}

}  // namespace

void celebrate(Scene& scene) {
  humans::withdraw(scene);
  scene.now.closing = Closing::Solved;
  scene.effects.push_back(ClearTimer{TimerKind::Outage});
  say_here(scene, scene.line("solved"));
}

// As celebrated before: nobody is asked twice how it was.
void settle(Scene& scene) {
  const bool by_agent = scene.heard.signal == Signal::AgentResolved;
  if (by_agent) {
    give_to_bot(scene, HandoffStep::Resolve, "resolved");
  } else {
    humans::withdraw(scene);
  }
  close(scene, by_agent ? Closing::Resolved : Closing::Solved);
  say_last(scene, by_agent ? scene.line("agent_done") : scene.line("solved"));
}

void take_rating(Scene& scene) {
  const int stars = scene.heard.argument.empty() ? 0 : scene.heard.argument.front() - '0';
  scene.effects.push_back(RecordRating{stars});
  scene.now.rated = true;
  close(scene, scene.now.closing);
  say_last(scene, stars <= 2 ? scene.line("rated_low") : scene.line("rated"));
}

void leave_rating(Scene& scene) {
  scene.now.rated = true;
  close(scene, scene.now.closing);
  say_last(scene, scene.line("rating_skipped"));
}

void ask_erasure(Scene& scene) {
  scene.now.confirming_erasure = true;
  Reply reply;
  reply.lead = scene.line("ask_erasure");
  reply.choices = choices_here(scene);
  say(scene, std::move(reply));
}

void erase(Scene& scene) {
  humans::withdraw(scene);
  close(scene, Closing::Erased);
  say_last(scene, scene.line("erased"));
  scene.effects.push_back(EraseUser{});
}

void stop(Scene& scene) {
  humans::withdraw(scene);
  close(scene, Closing::Stopped);
  say_last(scene, scene.line("stopped"));
}

// The slate is wiped; the next message begins a conversation of its own.
void start_over(Scene& scene) {
  humans::withdraw(scene);
  Conversation& now = scene.now;
  now.symptom.clear();
  now.error_code.clear();
  now.attempts.clear();
  now.fix.clear();
  now.path.clear();
  now.strays = 0;
  now.closing = Closing::Open;
  now.starts_anew = true;
  say_here(scene, scene.line("started_over"));
}

void remind(Scene& scene) { say_here(scene, scene.line("remind")); }

void follow_up(Scene& scene) {
  scene.now.follow_up_set = false;
  scene.now.closing = Closing::Open;
  say_here(scene, scene.line("follow_up"));
}

void expire(Scene& scene) {
  give_to_bot(scene, HandoffStep::Expire, "expired");
  close(scene, Closing::Silence);
  say_last(scene, scene.line("queue_expired"));
}

void tell_outage_over(Scene& scene) {
  scene.now.closing = Closing::Open;
  const std::string news = scene.line("status_over", {{"age", status_age(scene)}});
  const knowledge::Fix* fix = scene.fix();
  const bool was_looking =
      scene.now.state == State::OfferingFix && fix != nullptr && fix->check_outage;
  if (!was_looking) return say_here(scene, news);
  Reply reply;  // The place's own question would be whether it is down.
  reply.lead = news;
  reply.choices = choices_here(scene);
  say(scene, std::move(reply));
}

void close_for_silence(Scene& scene) {
  humans::withdraw(scene);
  close(scene, Closing::Silence);
  say_last(scene, scene.line("closed_for_silence"));
}

void close_quietly(Scene& scene) {
  const bool solved =
      scene.now.closing == Closing::Solved || scene.now.closing == Closing::Resolved;
  close(scene, solved ? scene.now.closing : Closing::Silence);
}

void welcome_back(Scene& scene) {
  scene.now.closing = Closing::Open;
  say_here(scene, scene.line("welcome_back"));
}

}  // namespace dialog::endings
