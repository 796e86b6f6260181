#include "bot/delivery/edits.h"

#include <algorithm>
#include <utility>

namespace bot {
namespace {

// The reply that made it necessary has just gone there.
constexpr std::chrono::milliseconds kCalm{1000};
// Beyond this the newest are left out.
constexpr std::size_t kWaitingMax = 1000;

}  // namespace

Edits::Edits(const Platform& platform, Courier& courier, std::function<Instant()> clock)
    : platform_(platform), courier_(courier), clock_(std::move(clock)), rate_(platform.edit_rate) {}

void Edits::add(Edit edit) {
  const std::scoped_lock lock(mutex_);
  if (waiting_.size() < kWaitingMax) waiting_.emplace(clock_() + kCalm, std::move(edit));
}

std::optional<Instant> Edits::step() {
  const Instant now = clock_();
  auto edit = take_due(now);
  if (!edit) return earliest();
  if (const auto later = courier_.slot(edit->place, now)) {
    const std::scoped_lock lock(mutex_);
    waiting_.emplace(*later, std::move(*edit));
    return std::nullopt;
  }
  {
    const std::scoped_lock lock(mutex_);
    rate_.take(now);
  }
  const Verdict verdict = platform_.judge(platform_.api(edit->call));
  if (const auto* slowed = std::get_if<Slowed>(&verdict)) {
    courier_.pause(edit->place, clock_() + slowed->wait);
  }
  return std::nullopt;
}

std::optional<Edit> Edits::take_due(Instant now) {
  const std::scoped_lock lock(mutex_);
  if (waiting_.empty() || waiting_.begin()->first > now || rate_.ready(now) > now) {
    return std::nullopt;
  }
  Edit edit = std::move(waiting_.begin()->second);
  waiting_.erase(waiting_.begin());
  return edit;
}

std::optional<Instant> Edits::earliest() {
  const std::scoped_lock lock(mutex_);
  if (waiting_.empty()) return Instant::max();
  return std::max(waiting_.begin()->first, rate_.ready(clock_()));
}

}  // namespace bot
