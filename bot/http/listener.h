// A listening socket and the connections that come in on it.

#pragma once

#include <optional>
#include <string>

#include "bot/http/address.h"
#include "bot/http/connection.h"
#include "knowledge/result.h"

namespace bot::http {

struct Accepted {
  Descriptor socket;  // Non-blocking, without Nagle's delay.
  std::string peer;   // Numeric address, without port.
};

class Listener {
 public:
  // Another server on the same address is an error, never shared (no SO_REUSEPORT).
  [[nodiscard]] static knowledge::Result<Listener> open(const Address& address);

  // Waits for the next connection; empty once woken. Failures that pass (too many open files)
  // are waited out.
  [[nodiscard]] std::optional<Accepted> accept();
  void wake();  // From any thread; for good.

  [[nodiscard]] const Address& address() const { return address_; }

 private:
  Listener() = default;

  Descriptor socket_;
  Descriptor wake_;
  Address address_;
};

}  // namespace bot::http
