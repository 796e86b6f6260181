#include "dialog/outage.h"

#include <algorithm>

namespace dialog {
namespace {

std::string age_of(const Scene& scene, Instant read_at) {
  const auto minutes =
      std::chrono::duration_cast<std::chrono::minutes>(scene.world->now - read_at).count();
  if (minutes < 1) return scene.line("just_now");
  if (minutes == 1) return scene.line("one_minute_ago");
  return scene.line("minutes_ago", {{"minutes", std::to_string(minutes)}});
}

}  // namespace

std::string tell_status(const Scene& scene) {
  if (!scene.world->status) return {};
  const StatusReading& reading = *scene.world->status;
  const std::string age = age_of(scene, reading.read_at);
  const auto down = std::find_if(reading.services.begin(), reading.services.end(),
                                 [](const ServiceStatus& service) { return !service.available; });
  if (down == reading.services.end()) return scene.line("status_clear", {{"age", age}});
  return scene.line("status_down", {{"service", down->service}, {"age", age}});
}

}  // namespace dialog
