#include "dialog/outage.h"

#include <algorithm>

namespace dialog {
namespace {

// As often as the feed is read, about.
constexpr std::chrono::minutes kLookEvery{5};
// More likely than not.
constexpr double kLikely = 0.5;

const ServiceStatus* first_down(const StatusReading& reading) {
  const auto down = std::find_if(reading.services.begin(), reading.services.end(),
                                 [](const ServiceStatus& service) { return !service.available; });
  return down == reading.services.end() ? nullptr : &*down;
}

}  // namespace

std::string status_age(const Scene& scene) {
  const Duration age = scene.world->now - scene.world->status->read_at;
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(age).count();
  if (minutes < 1) return scene.line("just_now");
  if (minutes == 1) return scene.line("one_minute_ago");
  return scene.line("minutes_ago", {{"minutes", std::to_string(minutes)}});
}

std::string tell_status(const Scene& scene) {
  if (!scene.world->status) return {};
  const std::string age = status_age(scene);
  const ServiceStatus* down = first_down(*scene.world->status);
  if (down == nullptr) return scene.line("status_clear", {{"age", age}});
  return scene.line("status_down", {{"service", down->service}, {"age", age}});
}

bool outage_reported(const Scene& scene) {
  return scene.world->status && first_down(*scene.world->status) != nullptr;
}

const knowledge::Fix* next_fix_here(const Scene& scene) {
  const std::vector<Ranked> ranked = ranked_fixes(*scene.brain, scene.now);
  if (ranked.empty()) return nullptr;
  const Ranked& likeliest = ranked.front();
  if (!outage_reported(scene) || likeliest.probability >= kLikely) return likeliest.fix;
  const auto look = std::find_if(ranked.begin(), ranked.end(), [&](const Ranked& candidate) {
    return candidate.fix->check_outage && !find_attempt(scene.now, candidate.fix->id);
  });
  return look == ranked.end() ? likeliest.fix : look->fix;
}

void keep_watching(Scene& scene) {
  const Instant now = scene.world->now;
  // By then it is forgotten, and the watch must end some day.
  const bool too_long = scene.heard.signal == Signal::OutageDue &&
                        now - scene.now.last_heard > scene.brain->policy.resume_within;
  if (!too_long) scene.effects.push_back(SetTimer{TimerKind::Outage, now + kLookEvery});
}

}  // namespace dialog
