#include "bot/engine/engine.h"

#include <utility>

#include "bot/engine/loop.h"

namespace bot {
namespace {

// What is set aside when the event throws: never a secret, the understanding's text has none.
SetAside portrait_of(const Incoming& incoming) {
  SetAside portrait;
  portrait.user = incoming.user;
  portrait.key = incoming.key;
  if (const auto* text = std::get_if<Text>(&incoming.what)) {
    portrait.kind = "text";
    portrait.detail = text->understanding.text;
  } else if (const auto* press = std::get_if<Press>(&incoming.what)) {
    portrait.kind = "press";
    portrait.detail = press->value;
  } else if (std::holds_alternative<Retract>(incoming.what)) {
    portrait.kind = "retract";
  } else {
    portrait.kind = "arrive";
  }
  return portrait;
}

}  // namespace

Engine::Engine(Store& store, Surroundings surroundings, EngineSettings settings)
    : loop_(std::make_unique<Loop>(store, std::move(surroundings), std::move(settings))) {}

Engine::~Engine() = default;

void Engine::start() { loop_->start(); }

void Engine::stop() { loop_->stop(); }

void Engine::submit(Incoming incoming, Render render, const std::function<void(Outcome)>& done) {
  Task task;
  task.portrait = portrait_of(incoming);
  task.failed = done;
  task.job = [loop = loop_.get(), incoming = std::move(incoming), render = std::move(render), done](
                 Store& store, Instant now) -> AfterCommit {
    return [done, outcome = loop->turns().take(store, now, incoming, render)] { done(outcome); };
  };
  task.counted = true;
  if (!loop_->offer(std::move(task))) done(TooManyUnanswered{});
}

void Engine::act(Act act, const std::function<void(ActOutcome)>& done) {
  Task task;
  task.portrait.kind = "act";
  task.portrait.detail = act.conversation;
  task.failed = done;
  task.job = [loop = loop_.get(), act = std::move(act), done](Store& store,
                                                              Instant now) -> AfterCommit {
    return [done, outcome = loop->turns().act(store, now, act)] { done(outcome); };
  };
  (void)loop_->offer(std::move(task));
}

void Engine::run(Job job, std::function<void(Failed)> failed) {
  Task task;
  task.portrait.kind = "job";
  task.job = std::move(job);
  task.failed = std::move(failed);
  (void)loop_->offer(std::move(task));
}

void Engine::run_acts(ActingJob job, std::function<void(Failed)> failed) {
  run(
      [loop = loop_.get(), job = std::move(job)](Store& store, Instant now) {
        return job(store, now, [&](const Act& act) { return loop->turns().act(store, now, act); });
      },
      std::move(failed));
}

void Engine::watch(Look look, std::function<void(Failed)> failed) {
  run(
      [loop = loop_.get(), look = std::move(look)](Store& /*store*/, Instant now) -> AfterCommit {
        return [loop, look, now] { loop->watches().add(loop->store(), now, look); };
      },
      std::move(failed));
}

void Engine::poll(Poll poll, const std::function<void(PollOutcome)>& done) {
  Task task;
  task.portrait.kind = "job";
  task.portrait.detail = "poll of " + poll.conversation;
  task.failed = done;
  // Looked at after the commit: what the same batch adds is seen, what comes later wakes it.
  task.job = [loop = loop_.get(), poll = std::move(poll), done](Store& /*store*/,
                                                                Instant /*now*/) -> AfterCommit {
    return [loop, poll, done] { loop->polls().add(loop->store(), poll, done); };
  };
  (void)loop_->offer(std::move(task));
}

bool Engine::step() { return loop_->step(); }

void Engine::nudge() { loop_->nudge(); }

bool Engine::ready() const { return loop_->ready(); }

}  // namespace bot
