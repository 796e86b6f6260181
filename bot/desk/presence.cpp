#include "bot/desk/presence.h"

namespace bot {

void DeskPresence::tell(const std::string& conversation, const Watcher& watcher,
                        dialog::Instant now) {
  end_leases(now);
  Lease& lease = leases_[{conversation, watcher.agent}];
  if (lease.viewing != watcher.viewing || lease.typing != watcher.typing) ++number_;
  lease = {now + kViewingLasts, now + kTypingLasts, watcher.viewing, watcher.typing};
  if (!lease.viewing && !lease.typing) leases_.erase({conversation, watcher.agent});
}

void DeskPresence::end_leases(dialog::Instant now) {
  const auto end = [&](bool& holds, dialog::Instant until) {
    if (!holds || now < until) return;
    holds = false;
    ++number_;
  };
  for (auto& [whose, lease] : leases_) {
    end(lease.viewing, lease.viewing_until);
    end(lease.typing, lease.typing_until);
  }
  std::erase_if(leases_,
                [](const auto& entry) { return !entry.second.viewing && !entry.second.typing; });
}

std::int64_t DeskPresence::number(dialog::Instant now) {
  end_leases(now);
  return number_;
}

std::vector<Watcher> DeskPresence::watchers(const std::string& conversation,
                                            dialog::Instant now) const {
  for (Watched& watched : all(now)) {
    if (watched.conversation == conversation) return std::move(watched.watchers);
  }
  return {};
}

std::vector<Watched> DeskPresence::all(dialog::Instant now) const {
  std::vector<Watched> list;
  for (const auto& [whose, lease] : leases_) {
    const bool viewing = lease.viewing && now < lease.viewing_until;
    const bool typing = lease.typing && now < lease.typing_until;
    if (!viewing && !typing) continue;
    if (list.empty() || list.back().conversation != whose.first) list.push_back({whose.first, {}});
    list.back().watchers.push_back({whose.second, viewing, typing});
  }
  return list;
}

}  // namespace bot
