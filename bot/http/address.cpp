#include "bot/http/address.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "knowledge/text.h"

namespace bot::http {
namespace {

using knowledge::Error;
using knowledge::Result;

constexpr std::string_view kMapped = "::ffff:";

std::optional<int> parse_port(std::string_view text) {
  int port = -1;
  const auto* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, port);
  if (error != std::errc{} || rest != end || port < 0 || port > 65535) return std::nullopt;
  return port;
}

bool is_numeric(const std::string& host) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return inet_pton(AF_INET, host.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
}

struct Net {
  std::uint32_t address;
  int bits;
};
constexpr auto kSpecialFour = std::to_array<Net>({
    {0x00000000, 8},   // this network
    {0x0A000000, 8},   // private
    {0x64400000, 10},  // shared by a provider's customers
    {0x7F000000, 8},   // loopback
    {0xA9FE0000, 16},  // link-local, a cloud's metadata
    {0xAC100000, 12},  // private
    {0xC0000000, 24},  // protocols
    {0xC0000200, 24},  // documentation
    {0xC0A80000, 16},  // private
    {0xC6120000, 15},  // benchmarks
    {0xC6336400, 24},  // documentation
    {0xCB007100, 24},  // documentation
    {0xE0000000, 3},   // multicast and reserved
});

bool is_public_four(std::uint32_t address) {
  return std::none_of(kSpecialFour.begin(), kSpecialFour.end(), [&](const Net& net) {
    return address >> (32 - net.bits) == net.address >> (32 - net.bits);
  });
}

}  // namespace

Result<Address> parse_address(std::string_view text) {
  const auto wrong = [&](std::string_view why) {
    return Error{"must be ADDRESS:PORT such as 127.0.0.1:8443 or [::1]:8443, not '" +
                 std::string(text) + "'" + std::string(why)};
  };
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return wrong("");
  const auto port = parse_port(text.substr(colon + 1));
  if (!port) return wrong(": the port is 0 to 65535");

  std::string_view host = text.substr(0, colon);
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (bracketed) host = host.substr(1, host.size() - 2);
  if (host == "localhost") host = "127.0.0.1";
  const std::string name(host);
  const bool six = name.find(':') != std::string::npos;
  if (six != bracketed || !is_numeric(name)) return wrong("");
  return Address{name, *port};
}

std::string to_string(const Address& address) {
  const bool six = address.host.find(':') != std::string::npos;
  return (six ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

bool is_loopback(std::string_view host) {
  if (host.starts_with(kMapped)) host.remove_prefix(kMapped.size());
  if (host == "::1") return true;
  in_addr four{};
  if (inet_pton(AF_INET, std::string(host).c_str(), &four) != 1) return false;
  return (ntohl(four.s_addr) >> 24) == 127;
}

bool is_public(std::string_view host) {
  const std::string text(host);
  in_addr four{};
  if (inet_pton(AF_INET, text.c_str(), &four) == 1) return is_public_four(ntohl(four.s_addr));
  std::array<std::uint8_t, sizeof(in6_addr)> six{};
  if (inet_pton(AF_INET6, text.c_str(), six.data()) != 1) return false;
  if (text.starts_with(kMapped)) return is_public(host.substr(kMapped.size()));
  const bool unicast = (six[0] & 0xE0U) == 0x20;  // 2000::/3, all that is given out.
  const bool special = six[0] == 0x20 && (six[1] == 0x02 || (six[1] == 0x01 && six[2] < 0x02) ||
                                          (six[1] == 0x01 && six[2] == 0x0d && six[3] == 0xb8));
  return unicast && !special;  // 6to4, 2001::/23 with Teredo, documentation.
}

bool names_loopback(std::string_view host_header) {
  std::string_view host = host_header;
  if (host.starts_with('[')) {
    const auto end = host.find(']');
    if (end == std::string_view::npos) return false;
    host = host.substr(1, end - 1);
  } else {
    host = host.substr(0, host.find(':'));
  }
  return knowledge::lowered(host) == "localhost" || is_loopback(host);
}

SocketAddress socket_address(const Address& address) {
  SocketAddress result;
  sockaddr_in four{};
  if (inet_pton(AF_INET, address.host.c_str(), &four.sin_addr) == 1) {
    four.sin_family = AF_INET;
    four.sin_port = htons(static_cast<std::uint16_t>(address.port));
    result.size = sizeof four;
    std::memcpy(&result.storage, &four, sizeof four);
    return result;
  }
  sockaddr_in6 six{};
  six.sin6_family = AF_INET6;
  six.sin6_port = htons(static_cast<std::uint16_t>(address.port));
  inet_pton(AF_INET6, address.host.c_str(), &six.sin6_addr);
  result.size = sizeof six;
  std::memcpy(&result.storage, &six, sizeof six);
  return result;
}

Address from_socket_address(const SocketAddress& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.storage.ss_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &address.storage, sizeof four);
    inet_ntop(AF_INET, &four.sin_addr, text.data(), text.size());
    return {text.data(), ntohs(four.sin_port)};
  }
  sockaddr_in6 six{};
  std::memcpy(&six, &address.storage, sizeof six);
  inet_ntop(AF_INET6, &six.sin6_addr, text.data(), text.size());
  std::string host = text.data();
  if (host.starts_with(kMapped)) host.erase(0, kMapped.size());
  return {host, ntohs(six.sin6_port)};
}

}  // namespace bot::http
