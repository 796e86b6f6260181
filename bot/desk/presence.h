// Who looks at which conversation, and who types in it: leases of a few seconds, so that nobody
// seems to be there who has closed the page. Kept in memory.
//
// Not thread-safe: the engine's thread has it.

#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "dialog/time.h"

namespace bot {

inline constexpr std::chrono::seconds kViewingLasts{12};
inline constexpr std::chrono::seconds kTypingLasts{6};

struct Watcher {
  std::string agent;
  bool viewing = false;
  bool typing = false;

  friend bool operator==(const Watcher&, const Watcher&) = default;
};
struct Watched {
  std::string conversation;
  std::vector<Watcher> watchers;  // By name; never empty.

  friend bool operator==(const Watched&, const Watched&) = default;
};

class DeskPresence {
 public:
  // Replaces what was known of this agent and conversation; both false ends it at once.
  void tell(const std::string& conversation, const Watcher& watcher, dialog::Instant now);
  // Grows whenever something of it that is visible has changed by now.
  [[nodiscard]] std::int64_t number(dialog::Instant now);
  [[nodiscard]] std::vector<Watcher> watchers(const std::string& conversation,
                                              dialog::Instant now) const;
  [[nodiscard]] std::vector<Watched> all(dialog::Instant now) const;

 private:
  struct Lease {
    dialog::Instant viewing_until;
    dialog::Instant typing_until;
    bool viewing = false;
    bool typing = false;
  };

  void end_leases(dialog::Instant now);

  std::map<std::pair<std::string, std::string>, Lease> leases_;  // By conversation and agent.
  std::int64_t number_ = 1;
};

}  // namespace bot
