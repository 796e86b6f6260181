#include "dialog/guard.h"

#include <algorithm>
#include <cassert>

#include "dialog/outage.h"
#include "dialog/parts.h"

namespace dialog {
namespace {

using knowledge::Fix;
using knowledge::Path;
using knowledge::Risk;

// Shown twice to no avail, a step calls for a human; so do two messages that say nothing to us.
constexpr int kMissesMax = 2;
constexpr int kStraysMax = 2;

bool removes(const Fix* fix) { return fix != nullptr && fix->risk == Risk::Removes; }

bool wanted_removes(const Scene& scene) {
  if (const Path* path = wanted_path(scene)) return path->removes;
  return scene.heard.signal != Signal::TakesPath && removes(wanted_fix(scene));
}

bool forbidden(const Scene& scene) {
  return scene.now.fate != intents::Fate::Unharmed && wanted_removes(scene);
}

bool in_queue(const Scene& scene) { return scene.now.owner.kind == OwnerKind::Queue; }

bool first_step(const Scene& scene) { return scene.now.step <= 0; }

bool last_step(const Scene& scene) {
  const knowledge::Procedure* procedure = scene.procedure();
  return procedure == nullptr || scene.now.step + 1 >= static_cast<int>(procedure->steps.size());
}

bool fix_shown(const Scene& scene) {
  if (scene.heard.signal == Signal::AgentReturned) return wanted_fix(scene) != nullptr;
  return scene.fix() != nullptr &&
         (scene.heard.signal != Signal::TakesPath || wanted_path(scene) != nullptr);
}

bool fix_open(const Scene& scene) {
  const Attempt* attempt = find_attempt(scene.now, scene.now.fix);
  return attempt != nullptr && attempt->outcome == Outcome::Shown;
}

bool more_steps(const Scene& scene) {
  const knowledge::Procedure* procedure = scene.procedure();
  return scene.now.state == State::OfferingFix && procedure != nullptr &&
         part_at(*procedure, scene.now.step).last < procedure->steps.size();
}

bool nothing_left(const Scene& scene) { return next_fix_here(scene) == nullptr; }

}  // namespace

const Fix* wanted_fix(const Scene& scene) {
  const bool names_it = scene.heard.signal == Signal::WantsFix ||
                        scene.heard.signal == Signal::AgentReturned ||
                        scene.heard.signal == Signal::AgentSentFix;
  if (names_it && !scene.heard.argument.empty()) return scene.pack().find_fix(scene.heard.argument);
  return scene.fix();
}

const Path* wanted_path(const Scene& scene) {
  if (scene.heard.signal != Signal::TakesPath || scene.fix() == nullptr) return nullptr;
  return knowledge::find_path(*scene.fix(), scene.heard.argument);
}

const Fix* earlier_fix(const Scene& scene) {
  const auto& attempts = scene.now.attempts;
  const auto here = std::find_if(attempts.rbegin(), attempts.rend(), [&](const Attempt& attempt) {
    return attempt.fix == scene.now.fix;
  });
  const auto start = here == attempts.rend() ? attempts.rbegin() : here + 1;
  const auto earlier = std::find_if(start, attempts.rend(), [](const Attempt& attempt) {
    return attempt.outcome == Outcome::Failed || attempt.outcome == Outcome::Skipped;
  });
  const Fix* fix = earlier == attempts.rend() ? nullptr : scene.pack().find_fix(earlier->fix);
  return removes(fix) ? nullptr : fix;  // A risky fix is asked for again, never slipped in.
}

bool holds(Guard guard, const Scene& scene) {
  switch (guard) {
    case Guard::Always:
      return true;
    case Guard::FixShown:
      return fix_shown(scene);
    case Guard::NextRemoves:
      return removes(next_fix_here(scene));
    case Guard::NothingLeft:
      return nothing_left(scene);
    case Guard::WantedRemoves:
      return wanted_removes(scene);
    case Guard::WantedForbidden:
      return forbidden(scene);
    case Guard::SamePlace:
      return scene.same_place;
    case Guard::SecondStray:
      return !in_queue(scene) && scene.now.strays >= kStraysMax;
    case Guard::SecondMiss:
      return !in_queue(scene) && scene.now.misses >= kMissesMax;
    case Guard::FirstStep:
      return first_step(scene);
    case Guard::LastStep:
      return last_step(scene);
    case Guard::PathShown:
      return scene.path() != nullptr;
    case Guard::HasEarlierFix:
      return earlier_fix(scene) != nullptr;
    case Guard::InQueue:
      return in_queue(scene);
    case Guard::OnlyHumanLeft:
      return in_queue(scene) && nothing_left(scene);
    case Guard::ForbiddenInQueue:
      return in_queue(scene) && forbidden(scene);
    case Guard::FixOpen:
      return fix_open(scene);
    case Guard::MoreSteps:
      return more_steps(scene);
    case Guard::OutageLasts:
      return !scene.world->status || outage_reported(scene);
    case Guard::HeardAgain:
      return scene.again;
    case Guard::GoesRound:
      return !in_queue(scene) && scene.again;
    case Guard::WantedUnknown:
      return scene.heard.argument.empty() || wanted_fix(scene) == nullptr;
    case Guard::ToQueue:
      return scene.heard.argument.empty();
    case Guard::Rated:
      return scene.now.rated;
  }
  assert(false);
  return false;
}

const Row& find_row(const Scene& scene) {
  const auto rows = table();
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
    return contains(row.in, scene.now.state) && contains(row.on, scene.heard.signal) &&
           holds(row.guard, scene);
  });
  assert(found != rows.end());  // table.cpp proves that every pair is closed.
  return *found;
}

}  // namespace dialog
