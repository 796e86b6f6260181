#include "bot/http/address.h"

#include <array>
#include <charconv>
#include <cstring>
#include <optional>

#include <arpa/inet.h>
#include <netinet/in.h>

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

bool names_loopback(std::string_view host_header) {
  std::string_view host = host_header;
  if (host.starts_with('[')) {
    const auto end = host.find(']');
    if (end == std::string_view::npos) return false;
    host = host.substr(1, end - 1);
  } else {
    host = host.substr(0, host.find(':'));
  }
  return host == "localhost" || is_loopback(host);
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
