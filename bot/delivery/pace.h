// Token buckets that give out times instead of tokens: who asks is told when it may go, and has
// that time for itself. Pure but for what it remembers. Not thread-safe.

#pragma once

#include <map>
#include <string>

#include "bot/delivery/platform.h"
#include "dialog/time.h"

namespace bot {

// The generic cell rate algorithm: `next_` is when an even stream would be ready for one more.
class Bucket {
 public:
  explicit Bucket(Rate rate) : rate_(rate) {}

  // The earliest time from `now` on at which one more may go.
  [[nodiscard]] dialog::Instant ready(dialog::Instant now) const;
  void take(dialog::Instant when);  // `when` is not before ready().
  void delay(dialog::Duration by) { next_ += by; }
  [[nodiscard]] bool idle(dialog::Instant now) const { return next_ <= now; }

 private:
  Rate rate_;
  dialog::Instant next_{};
};

class Pace {
 public:
  // `platform` is not owned. Every place counts as written to at `begun`: a process before this one
  // may have done so just then.
  Pace(const Platform& platform, dialog::Instant begun);

  // The time that would be reserved now.
  [[nodiscard]] dialog::Instant ready(const std::string& place, dialog::Instant now) const;
  // A time of one's own for one message to the place: `now` when there is room there.
  dialog::Instant reserve(const std::string& place, dialog::Instant now);
  // When its time at the place has come: its time among all messages, which counts at the place.
  dialog::Instant reserve_in_all(const std::string& place, dialog::Instant now);
  // Nothing goes to the place before `until`.
  void pause(const std::string& place, dialog::Instant until);
  [[nodiscard]] dialog::Instant paused_until(const std::string& place) const;
  // Places that are paused now.
  [[nodiscard]] int paused(dialog::Instant now) const;

 private:
  [[nodiscard]] Bucket fresh(Rate rate) const;
  void forget_idle(dialog::Instant now);

  const Platform& platform_;
  const dialog::Instant begun_;
  Bucket total_;
  std::map<std::string, Bucket> places_;
  std::map<std::string, dialog::Instant> pauses_;
};

}  // namespace bot
