// A listening socket and the connections that come in on it. Never waits.

#pragma once

#include <string>

#include "bot/http/address.h"
#include "bot/http/descriptor.h"
#include "knowledge/result.h"

namespace bot::http {

struct Accepted {
  Descriptor socket;       // Non-blocking, without Nagle's delay. None: nobody is waiting.
  std::string peer;        // Numeric address, without port.
  bool exhausted = false;  // Somebody is waiting, but the system has no room for one more.
};

class Listener {
 public:
  // Another server on the same address is an error, never shared (no SO_REUSEPORT).
  [[nodiscard]] static knowledge::Result<Listener> open(const Address& address);

  [[nodiscard]] Accepted accept();
  void close() { socket_ = Descriptor(); }

  [[nodiscard]] const Address& address() const { return address_; }
  [[nodiscard]] int descriptor() const { return socket_.number(); }

 private:
  Listener() = default;

  Descriptor socket_;
  Address address_;
};

}  // namespace bot::http
