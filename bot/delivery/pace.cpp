#include "bot/delivery/pace.h"

#include <algorithm>

namespace bot {
namespace {

// Idle buckets are forgotten when there are more than this.
constexpr std::size_t kPlacesMax = 4096;

}  // namespace

dialog::Instant Bucket::ready(dialog::Instant now) const {
  return std::max(now, next_ - rate_.gap * (rate_.burst - 1));
}

void Bucket::take(dialog::Instant when) { next_ = std::max(next_, when) + rate_.gap; }

Pace::Pace(const Platform& platform, dialog::Instant begun)
    : platform_(platform), begun_(begun), total_(fresh(platform.total_rate)) {}

Bucket Pace::fresh(Rate rate) const {
  Bucket bucket(rate);
  bucket.take(begun_);
  return bucket;
}

dialog::Instant Pace::ready(const std::string& place, dialog::Instant now) const {
  const auto found = places_.find(place);
  const Bucket there = found == places_.end() ? fresh(platform_.place_rate(place)) : found->second;
  return std::max({there.ready(now), total_.ready(now), paused_until(place)});
}

dialog::Instant Pace::reserve(const std::string& place, dialog::Instant now) {
  forget_idle(now);
  const auto [found, added] = places_.try_emplace(place, fresh(platform_.place_rate(place)));
  const dialog::Instant when = std::max(found->second.ready(now), paused_until(place));
  found->second.take(when);
  return when;
}

dialog::Instant Pace::reserve_in_all(const std::string& place, dialog::Instant now) {
  const dialog::Instant when = total_.ready(now);
  total_.take(when);
  const auto found = places_.find(place);
  if (found != places_.end()) found->second.delay(when - now);
  return when;
}

void Pace::pause(const std::string& place, dialog::Instant until) {
  pauses_[place] = std::max(paused_until(place), until);
}

dialog::Instant Pace::paused_until(const std::string& place) const {
  const auto found = pauses_.find(place);
  return found == pauses_.end() ? dialog::Instant{} : found->second;
}

int Pace::paused(dialog::Instant now) const {
  return static_cast<int>(
      std::ranges::count_if(pauses_, [&](const auto& entry) { return entry.second > now; }));
}

void Pace::forget_idle(dialog::Instant now) {
  if (places_.size() < kPlacesMax) return;
  std::erase_if(places_, [&](const auto& entry) { return entry.second.idle(now); });
  std::erase_if(pauses_, [&](const auto& entry) { return entry.second <= now; });
}

}  // namespace bot
