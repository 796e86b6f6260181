#include "dialog/advance.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dialog/absorb.h"
#include "dialog/action.h"
#include "dialog/guard.h"
#include "dialog/reading.h"
#include "dialog/table.h"
#include "knowledge/overloaded.h"

namespace dialog {
namespace {

bool from_person(const Event& event) {
  return std::holds_alternative<Said>(event.what) || std::holds_alternative<Pressed>(event.what);
}

Signal signal_of(TimerKind kind) {
  switch (kind) {
    case TimerKind::Remind:
      return Signal::RemindDue;
    case TimerKind::Close:
      return Signal::CloseDue;
    case TimerKind::FollowUp:
      return Signal::FollowUpDue;
    case TimerKind::Wake:
      return Signal::WakeDue;
    case TimerKind::AgentSilence:
    case TimerKind::AgentLease:
      return Signal::AgentGone;
    case TimerKind::Queue:
      return Signal::QueueDue;
    case TimerKind::Outage:
      return Signal::OutageDue;
  }
  return Signal::CloseDue;
}

template <class Act>
void hear_agent(Scene& scene, Signal signal, const Act& act, const std::string& argument) {
  scene.heard = {signal, argument};
  scene.by = act.agent;
  if constexpr (requires { act.at_desk; }) scene.at_desk = act.at_desk;
}
template <class Act>
void hear_agent(Scene& scene, Signal signal, const Act& act) {
  hear_agent(scene, signal, act, act.agent);
}

void hear(Scene& scene, const Event& event) {
  std::visit(
      knowledge::Overloaded{
          [&](const Said& said) { read_message(scene, said.understanding); },
          [&](const Pressed& pressed) {
            scene.heard = pressed.stale ? Heard{Signal::PressedStale, ""}
                                        : Heard{pressed.choice.signal, pressed.choice.argument};
          },
          [&](const TimerDue& timer) {
            scene.heard = {signal_of(timer.kind), ""};
          },
          [&](const AgentClaimed& by) { hear_agent(scene, Signal::AgentClaimed, by); },
          [&](const AgentSaid& by) { hear_agent(scene, Signal::AgentSaid, by); },
          [&](const AgentSentFix& by) { hear_agent(scene, Signal::AgentSentFix, by, by.fix); },
          [&](const AgentSnoozed& by) {
            hear_agent(scene, Signal::AgentSnoozed, by);
            scene.until = by.until;
          },
          [&](const AgentWaits& by) { hear_agent(scene, Signal::AgentWaits, by); },
          [&](const AgentTransferred& by) {
            hear_agent(scene, Signal::AgentTransferred, by, by.to);
          },
          [&](const AgentReturned& by) { hear_agent(scene, Signal::AgentReturned, by, by.fix); },
          [&](const AgentResolved& by) { hear_agent(scene, Signal::AgentResolved, by); },
          [&](const AgentReopened& by) { hear_agent(scene, Signal::AgentReopened, by); },
          [&](const AgentNoted& by) { hear_agent(scene, Signal::AgentNoted, by); },
          [&](const AgentGone& by) { hear_agent(scene, Signal::AgentGone, by); },
      },
      event.what);
}

// One honest line, another one the second time; after that anger gets help and no more words.
void open_with_anger(Scene& scene) {
  const Signal signal = scene.heard.signal;
  if (!scene.angry && signal != Signal::Complains) return;
  const int before = scene.now.angers++;
  if (signal == Signal::Complains || signal == Signal::WantsHuman)
    return;  // They say it themselves.
  if (before == 0) scene.openers.push_back(scene.line("anger"));
  if (before == 1) scene.openers.push_back(scene.line("anger_again"));
}

void open_with_tried(Scene& scene) {
  std::vector<std::string> done;
  for (const std::string& fix : scene.newly_tried) {
    // What has just been shown is only ruled out: "all green".
    if (fix != scene.now.fix) done.push_back(scene.pack().find_fix(fix)->done);
  }
  if (!done.empty()) {
    scene.openers.push_back(scene.line("noted_tried", {{"done", join_words(done)}}));
  }
  if (scene.tried_everything && !scene.again) {
    scene.openers.push_back(scene.line("noted_everything"));
  }
}

void open_with_refused(Scene& scene) {
  std::vector<std::string> todo;
  for (const std::string& fix : scene.newly_refused) {
    todo.push_back(scene.pack().find_fix(fix)->todo);
  }
  if (todo.empty()) return;
  scene.openers.push_back(scene.line("noted_refused", {{"todo", join_words(todo)}}));
}

// Who sends a picture is told that nobody looks at it. Without words that is all the answer, but
// for the very first, which greets.
void open_with_attachment(Scene& scene) {
  if (scene.attachment == intents::Attachment::None) return;
  if (scene.heard.signal != Signal::Wordless) {
    scene.openers.push_back(scene.line("sent_aside"));
  } else if (scene.now.state == State::Welcome) {
    scene.openers.push_back(wordless_line(scene));
  }
}

// "How do I restart, and will I lose my photos?": the worry gets its sentence before the fix.
void open_with_worry(Scene& scene) {
  constexpr auto showing =
      std::to_array<Signal>({Signal::Described, Signal::SaidItFailed, Signal::WantsFix,
                             Signal::SaidTried, Signal::DidNotWork, Signal::CameBack});
  const bool shows = std::find(showing.begin(), showing.end(), scene.heard.signal) != showing.end();
  if (scene.worried && shows) scene.openers.push_back(scene.line("worry_aside"));
}

// What was said beside the point gets its sentence before the answer.
void open_with_asides(Scene& scene) {
  const Signal signal = scene.heard.signal;
  if (scene.held_secret && signal != Signal::SentSecret) {
    scene.openers.push_back(scene.line("secret_aside"));
  }
  open_with_attachment(scene);
  open_with_anger(scene);
  if (signal == Signal::WantsHuman) return;
  open_with_tried(scene);
  open_with_refused(scene);
  open_with_worry(scene);
}

// What was heard, by which the same message is known again. At a consent three of them get the
// same answer.
std::string key_of(const Scene& scene) {
  Signal signal = scene.heard.signal;
  const bool asks = signal == Signal::DoesNotKnow || signal == Signal::NeedsSteps;
  if (asks && scene.now.state == State::ConfirmingRisk) signal = Signal::AsksWhatIsLost;
  std::string key = std::string(to_string(signal)) + ' ' + scene.heard.argument;
  // A picture and then a recording aren't the same.
  if (scene.attachment != intents::Attachment::None) {
    key += '#' + std::to_string(static_cast<int>(scene.attachment));
  }
  return key;
}

bool same_place(const Conversation& a, const Conversation& b) {
  return a.state == b.state && a.fix == b.fix && a.path == b.path && a.step == b.step;
}

// Remembers what was heard for as long as nothing moves.
void note_heard(Scene& scene, const Conversation& before) {
  scene.now.heard_here = same_place(before, scene.now) ? key_of(scene) : "";
}

bool speaks(const Scene& scene) {
  return std::any_of(scene.effects.begin(), scene.effects.end(),
                     [](const Effect& effect) { return std::holds_alternative<Say>(effect); });
}

void take_row(Scene& scene) {
  const Row& row = find_row(scene);
  scene.now.state = row.to.from(scene.now.state, scene.now.resume_state);
  if (row.action != Action::CarryOn) return play(row.action, scene);
  scene.now.closing = Closing::Open;
  absorb(scene);  // Once more: what the signal means depends on the state that was left.
  const Row& resumed = find_row(scene);
  scene.now.state = resumed.to.from(scene.now.state, scene.now.resume_state);
  play(resumed.action, scene);
}

bool solved(const Conversation& now) {
  return now.closing == Closing::Solved || now.closing == Closing::Resolved;
}

// Work that goes on is not solved any more.
void reopen_if_working(Conversation& now) {
  if (now.state != State::Rating && now.state != State::Closed) now.closing = Closing::Open;
}

// An offer counts while it is the question at hand.
void forget_offer(Conversation& now) {
  if (now.handoff != Handoff::Offered || now.state == State::OfferingHandoff) return;
  now.handoff = next_handoff(now.handoff, HandoffStep::Decline);
  now.handoff_reason.clear();
}

// The first contact ends with one line on what is stored and how to have it deleted. It holds
// whoever owns the conversation by the time it leaves, so it is no word of the bot's own.
void tell_privacy(Scene& scene) {
  if (scene.now.told_privacy || scene.now.state == State::WithAgent) return;
  scene.now.told_privacy = true;
  Reply reply;
  reply.lead = scene.line("privacy", {{"days", std::to_string(scene.brain->policy.retain_days)}});
  scene.openers.clear();
  announce(scene, std::move(reply));
}

void set_timers_after_person(Scene& scene) {
  const Policy& policy = scene.brain->policy;
  const Instant now = scene.world->now;
  const bool queued = scene.now.owner.kind == OwnerKind::Queue;
  const Signal signal = scene.heard.signal;
  const bool waits = signal == Signal::Later || signal == Signal::SaysGoodbye;
  const bool long_wait = queued || scene.now.follow_up_set;
  // Nothing stays open longer than it could be resumed.
  const auto closes =
      long_wait ? policy.resume_within : std::min(policy.close_after, policy.resume_within);
  const bool reminds = policy.remind_after.count() > 0 && policy.remind_after < closes;
  if (!reminds || long_wait || waits || scene.now.state == State::Rating) {
    scene.effects.push_back(ClearTimer{TimerKind::Remind});
  } else {
    scene.effects.push_back(SetTimer{TimerKind::Remind, now + policy.remind_after});
  }
  scene.effects.push_back(SetTimer{TimerKind::Close, now + closes});
}

// What an agent does beside the conversation (a note) is no word of the person's.
bool moves(const Scene& scene, const Conversation& before, const Event& event) {
  return from_person(event) || std::holds_alternative<TimerDue>(event.what) ||
         before.owner_epoch != scene.now.owner_epoch;
}

// A timer that has the bot speak of what was left: the silence is counted from here.
bool takes_up_again(const Scene& scene) {
  if (scene.heard.signal == Signal::FollowUpDue) return true;
  return scene.heard.signal == Signal::OutageDue && speaks(scene) &&
         scene.now.owner.kind == OwnerKind::Bot;
}

void set_timers(Scene& scene, const Conversation& before, const Event& event) {
  if (!moves(scene, before, event)) return;
  const bool at_rest = scene.now.state == State::Closed || scene.now.state == State::WithAgent;
  if (at_rest) {
    scene.effects.push_back(ClearTimer{TimerKind::Remind});
    scene.effects.push_back(ClearTimer{TimerKind::Close});
    if (scene.now.closing != Closing::Silence) {
      scene.now.follow_up_set = false;
      scene.effects.push_back(ClearTimer{TimerKind::FollowUp});
    }
    if (scene.now.state == State::Closed && scene.now.closing != Closing::Silence) {
      scene.effects.push_back(ClearTimer{TimerKind::Outage});
    }
  } else if (!std::holds_alternative<TimerDue>(event.what)) {
    set_timers_after_person(scene);
  } else if (takes_up_again(scene)) {
    scene.effects.push_back(
        SetTimer{TimerKind::Close, scene.world->now + scene.brain->policy.close_after});
  }
}

}  // namespace

Turn advance(const Brain& brain, Conversation conversation, const Event& event) {
  Scene scene{};
  scene.brain = &brain;
  scene.world = &event.world;
  scene.now = std::move(conversation);
  const Conversation before = scene.now;
  ++scene.now.turn;
  hear(scene, event);
  scene.again = from_person(event) && key_of(scene) == before.heard_here;
  if (scene.now.state != State::Closed) absorb(scene);
  if (from_person(event) && scene.now.state != State::WithAgent) open_with_asides(scene);
  take_row(scene);
  forget_offer(scene.now);
  if (from_person(event)) {
    scene.now.last_heard = event.world.now;
    reopen_if_working(scene.now);
    if (solved(before) && !solved(scene.now)) scene.now.rated = false;
    tell_privacy(scene);
    note_heard(scene, before);
  }
  if (speaks(scene)) ++scene.now.spoken;
  set_timers(scene, before, event);
  return {std::move(scene.now), std::move(scene.effects)};
}

bool begins_anew(const Policy& policy, const Conversation& conversation, const Event& event) {
  if (!from_person(event) || conversation.state == State::WithAgent) return false;
  const auto* pressed = std::get_if<Pressed>(&event.what);
  if (pressed != nullptr && pressed->stale) return false;
  if (conversation.starts_anew) return true;
  if (conversation.state != State::Closed) return false;
  if (event.world.now - conversation.last_heard > policy.resume_within) return true;
  if (!solved(conversation)) return conversation.closing == Closing::Erased;
  const auto* said = std::get_if<Said>(&event.what);
  const bool came_back = said != nullptr && !said->understanding.intents.empty() &&
                         !said->understanding.out_of_scope &&
                         said->understanding.intents.front().id == "came_back";
  return !came_back;
}

}  // namespace dialog
