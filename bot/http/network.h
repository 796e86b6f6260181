// Addresses by their bits: which network one belongs to, whom the fairness limits count as one,
// and who stands behind a proxy that we trust. Pure.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bot/http/http.h"
#include "knowledge/result.h"

namespace bot::http {

// 16 bytes; IPv4 as ::ffff:a.b.c.d, so that there is one kind only.
using AddressBits = std::array<std::uint8_t, 16>;

struct Network {
  AddressBits bits{};
  int length = 128;  // Leading bits that count.

  friend bool operator==(const Network&, const Network&) = default;
};

// "10.0.0.0/8", "fd00::/8", or one address. Bits beyond the length must be 0.
[[nodiscard]] knowledge::Result<Network> parse_network(std::string_view text);
[[nodiscard]] bool contains(const Network& network, std::string_view address);
[[nodiscard]] bool contains(const std::vector<Network>& networks, std::string_view address);

// Equal for all addresses that one peer has: an IPv4 address, an IPv6 /64. Never 0.
[[nodiscard]] std::uint64_t neighbourhood(std::string_view address);

// Who sent the request: the peer, or, when it is a trusted proxy, the last address of its
// X-Forwarded-For that isn't one. What isn't an address ends the search.
[[nodiscard]] std::string client_address(
    const std::string& peer, const std::vector<std::pair<std::string, std::string>>& headers,
    const std::vector<Network>& trusted);

}  // namespace bot::http
