#include "bot/desk/attendance.h"

namespace bot {
bool Attendance::see(const std::string& agent, dialog::Instant now) {
  Seen& seen = seen_[agent];
  if (!seen.there) ++number_;
  seen.there = true;
  seen.last = now;
  // Before it, too: the clock was set back.
  if (now >= seen.pushed && now - seen.pushed < kLeasePushedEvery) return false;
  seen.pushed = now;
  return true;
}

bool Attendance::there(const std::string& agent, dialog::Instant now) const {
  const auto found = seen_.find(agent);
  return found != seen_.end() && now - found->second.last < lease_;
}

std::int64_t Attendance::number(dialog::Instant now) {
  for (auto& [agent, seen] : seen_) {
    if (!seen.there || there(agent, now)) continue;
    seen.there = false;
    ++number_;
  }
  return number_;
}

}  // namespace bot
