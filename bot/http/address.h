// Where a server listens and who its peers are: numeric addresses only, no name is ever looked up.

#pragma once

#include <string>
#include <string_view>

#include <sys/socket.h>

#include "knowledge/result.h"

namespace bot::http {

struct Address {
  std::string host = "127.0.0.1";  // Numeric, IPv6 without brackets.
  int port = 0;                    // 0: the system picks one.

  friend bool operator==(const Address&, const Address&) = default;
};

// "127.0.0.1:8443", "[::1]:8443" or "localhost:8443".
[[nodiscard]] knowledge::Result<Address> parse_address(std::string_view text);
[[nodiscard]] std::string to_string(const Address& address);

// 127.0.0.0/8, ::1, also as ::ffff:127.0.0.1.
[[nodiscard]] bool is_loopback(std::string_view host);
// The value of a Host header: "localhost:8443", "127.0.0.1", "[::1]:8443".
[[nodiscard]] bool names_loopback(std::string_view host_header);

// A numeric address of the public internet: neither private, local, shared, reserved nor multicast
// (IANA's special-purpose registries), also where IPv6 embeds IPv4.
[[nodiscard]] bool is_public(std::string_view host);

struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t size = 0;
};
[[nodiscard]] SocketAddress socket_address(const Address& address);
// An IPv4 address that arrived on an IPv6 socket is given as IPv4.
[[nodiscard]] Address from_socket_address(const SocketAddress& address);

}  // namespace bot::http
