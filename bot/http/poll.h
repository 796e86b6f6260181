// The system's poll of all connections (epoll), and what it is asked to tell of each. Not
// thread-safe.

#pragma once

#include <array>
#include <cstdint>

#include <sys/epoll.h>

#include "bot/http/guests.h"

namespace bot::http {

inline constexpr std::uint32_t kReading = EPOLLIN | EPOLLRDHUP;

class Poll {
 public:
  static constexpr int kEventsMax = 1024;  // A round: enough to hear everybody within four.

  Poll() : descriptor_(::epoll_create1(EPOLL_CLOEXEC)) {}

  void watch(int descriptor, std::uint32_t events, void* of) const {
    control(EPOLL_CTL_ADD, descriptor, events, of);
  }
  void want(Guest& guest, std::uint32_t events) const {
    if (guest.events == events) return;
    control(guest.events == kUnwatched ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, guest.connection.socket(),
            events, &guest);
    guest.events = events;
  }
  // What a step that isn't done waits for.
  void want(Guest& guest, Step step) const {
    want(guest, step == Step::NeedsWrite ? std::uint32_t{EPOLLOUT} : kReading);
  }

  // The number of events, which at() then gives.
  [[nodiscard]] int wait(int milliseconds) {
    return ::epoll_wait(descriptor_.number(), events_.data(), kEventsMax, milliseconds);
  }
  [[nodiscard]] const epoll_event& at(int index) const {
    return events_.at(static_cast<std::size_t>(index));
  }

 private:
  void control(int verb, int descriptor, std::uint32_t events, void* of) const {
    epoll_event event{};
    event.events = events;
    event.data.ptr = of;
    ::epoll_ctl(descriptor_.number(), verb, descriptor, &event);
  }

  Descriptor descriptor_;
  std::array<epoll_event, kEventsMax> events_{};
};

}  // namespace bot::http
