#include "bot/stats/episode.h"

#include <array>

namespace bot {
namespace {

using Kind = dialog::HappeningKind;

constexpr std::array<std::string_view, kEndingCount> kEndingNames = {"open", "resolved", "returned",
                                                                     "withdrawn", "expired"};

void set_once(Instant& time, Instant at) {
  if (time == Instant{}) time = at;
}

// What is merely said, noted or counted leaves a snooze as it is.
bool moves(Kind kind) {
  return kind != Kind::Message && kind != Kind::Note && kind != Kind::Solved && kind != Kind::Rated;
}

class Reading {
 public:
  void read(const HandoffEvent& event) {
    if (moves(event.kind)) go_on(event.at);
    switch (event.kind) {
      case Kind::Offered:
        current().offered = event.at;
        current().reason = event.detail;
        return;
      case Kind::Declined:
        if (is_open() && list_.back().begun() == Instant{}) list_.pop_back();
        return;
      case Kind::Queued:
      case Kind::Nobody:
        if (current().begun() == Instant{}) current().reason = event.detail;
        set_once(current().queued, event.at);
        return;
      case Kind::Assigned:
        return set_once(current().claimed, event.at);
      case Kind::Reopened:
        return reopen(event.at);
      case Kind::Message:
        if (is_open() && !dialog::agent_of(event.actor).empty()) {
          set_once(list_.back().first_response, event.at);
        }
        return;
      case Kind::Resolved:
        return end(Ending::Resolved, event.at);
      case Kind::Returned:
        return end(Ending::Returned, event.at);
      case Kind::Withdrawn:
        return end(Ending::Withdrawn, event.at);
      case Kind::Expired:
        return end(Ending::Expired, event.at);
      case Kind::Snoozed:
      case Kind::Waiting:
        paused_since_ = event.at;
        return;
      case Kind::Undelivered:
      case Kind::Note:
      case Kind::Woken:
      case Kind::Transferred:
      case Kind::Solved:
      case Kind::Rated:
        return;
    }
  }

  [[nodiscard]] std::vector<Episode> take() { return std::move(list_); }

 private:
  [[nodiscard]] bool is_open() const {
    return !list_.empty() && list_.back().ending == Ending::Open;
  }

  Episode& current() {
    if (!is_open()) list_.emplace_back();
    return list_.back();
  }

  void go_on(Instant at) {
    if (is_open() && paused_since_ != Instant{}) list_.back().paused += at - paused_since_;
    paused_since_ = {};
  }

  void reopen(Instant at) {
    if (!list_.empty() && !is_open()) {
      list_.back().paused += at - list_.back().ended;
      list_.back().ending = Ending::Open;
      list_.back().ended = {};
    }
    set_once(current().claimed, at);
  }

  void end(Ending ending, Instant at) {
    if (!is_open()) return;
    list_.back().ending = ending;
    list_.back().ended = at;
  }

  std::vector<Episode> list_;
  Instant paused_since_;  // 0 while somebody is at work.
};

}  // namespace

std::string_view to_string(Ending ending) { return kEndingNames[static_cast<std::size_t>(ending)]; }

std::vector<Episode> episodes_of(const std::vector<HandoffEvent>& events) {
  Reading reading;
  for (const HandoffEvent& event : events)
    reading.read(event);
  return reading.take();
}

}  // namespace bot
