// One accepted connection, with TLS or without: bytes in and out, each call with a deadline of its
// own, so that no peer can hold a thread for longer than we mean it to.
//
// Knows nothing of HTTP. Thread safety: one thread at a time.

#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "bot/http/tls.h"

namespace bot::http {

using Steady = std::chrono::steady_clock;

// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();

  [[nodiscard]] int number() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

class Connection {
 public:
  // `socket` is non-blocking. `tls` is null for plain HTTP.
  Connection(Descriptor socket, ssl_ctx_st* tls);

  // The TLS handshake; nothing to do without TLS. False when it failed or took too long.
  [[nodiscard]] bool open(Steady::time_point deadline);
  // True when there is something to read (or the peer is gone), false at the deadline.
  [[nodiscard]] bool readable(Steady::time_point deadline);
  // Appends what has arrived, at least one byte. False at the end, on failure, at the deadline.
  [[nodiscard]] bool read(std::string& into, Steady::time_point deadline);
  [[nodiscard]] bool write(std::string_view bytes, Steady::time_point deadline);
  // Says goodbye. With `linger` what the peer still sends is read away for so long, because closing
  // on unread bytes would take our last answer from it.
  void close(std::chrono::milliseconds linger = {});

 private:
  // Waits as the TLS session (or EAGAIN) asks for. False at the deadline or on failure.
  bool wait_for(int result, short plain_events, Steady::time_point deadline);
  bool wait(short events, Steady::time_point deadline);

  Descriptor socket_;
  TlsSession session_;
};

}  // namespace bot::http
