#include "bot/engine/watches.h"

#include <algorithm>
#include <utility>

namespace bot {
namespace {

// What changes by the clock alone is seen this late.
constexpr std::chrono::milliseconds kLookEvery{500};

// One whose look fails stays; it is called again.
bool answered(const Look& look, Store& store, Instant now, bool last) {
  try {
    return look(store, now, last);
  } catch (const StoreError&) {
    return false;
  }
}

}  // namespace

void Watches::add(Store& store, Instant now, Look look) {
  const bool last = parked_.size() >= parked_max_;
  if (!answered(look, store, now, last)) parked_.push_back(std::move(look));
}

void Watches::look(Store& store, Instant now, Time time) {
  const auto due = next_round();
  if (!due || *due > time) return;
  stirred_ = false;
  last_round_ = time;
  std::erase_if(parked_, [&](const Look& look) { return answered(look, store, now, false); });
}

void Watches::release_all(Store& store, Instant now) {
  for (const Look& look : std::exchange(parked_, {}))
    (void)answered(look, store, now, true);
}

std::optional<Watches::Time> Watches::next_round() const {
  if (parked_.empty()) return std::nullopt;
  return last_round_ + (stirred_ ? pause_ : std::max(pause_, kLookEvery));
}

}  // namespace bot
