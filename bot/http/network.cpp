#include "bot/http/network.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "knowledge/text.h"

namespace bot::http {
namespace {

using knowledge::Error;
using knowledge::Result;

constexpr int kBits = 128;
constexpr int kMappedBits = 96;  // Before an IPv4 address.

std::optional<AddressBits> parse_bits(std::string_view text) {
  const std::string address(text);
  AddressBits bits{};
  if (inet_pton(AF_INET6, address.c_str(), bits.data()) == 1) return bits;
  bits[10] = bits[11] = 0xff;
  if (inet_pton(AF_INET, address.c_str(), bits.data() + kMappedBits / 8) == 1) return bits;
  return std::nullopt;
}

bool is_mapped(const AddressBits& bits) {
  const auto zeros = std::find_if(bits.begin(), bits.end(), [](auto byte) { return byte != 0; });
  return zeros - bits.begin() == 10 && bits[10] == 0xff && bits[11] == 0xff;
}

// The bits with all after the first `length` cleared.
AddressBits prefix(AddressBits bits, int length) {
  for (int i = 0; i < static_cast<int>(bits.size()); ++i) {
    const int kept = std::clamp(length - i * 8, 0, 8);
    bits.at(static_cast<std::size_t>(i)) &= static_cast<std::uint8_t>(0xff00U >> kept);
  }
  return bits;
}

std::optional<int> parse_length(std::string_view text, int max) {
  int length = -1;
  const auto* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, length);
  if (error != std::errc{} || rest != end || length < 0 || length > max) return std::nullopt;
  return length;
}

// Some proxies add the port: "1.2.3.4:5", "[::1]:5", "[::1]".
std::string_view without_port(std::string_view text) {
  const auto bracket = text.find(']');
  if (text.starts_with('[') && bracket != std::string_view::npos) {
    return text.substr(1, bracket - 1);
  }
  const auto colon = text.find(':');
  return colon == text.rfind(':') ? text.substr(0, colon) : text;
}

// As peers are written everywhere else.
std::string to_text(const AddressBits& bits) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const bool four = is_mapped(bits);
  inet_ntop(four ? AF_INET : AF_INET6, bits.data() + (four ? kMappedBits / 8 : 0), text.data(),
            text.size());
  return text.data();
}

}  // namespace

Result<Network> parse_network(std::string_view text) {
  const auto slash = text.find('/');
  const auto bits = parse_bits(text.substr(0, slash));
  const Error wrong{"must be a network such as 10.0.0.0/8 or fd00::/8, not '" + std::string(text) +
                    "'"};
  if (!bits) return wrong;
  const bool four = text.substr(0, slash).find(':') == std::string_view::npos;
  if (slash == std::string_view::npos) return Network{*bits, kBits};
  const auto length = parse_length(text.substr(slash + 1), four ? kBits - kMappedBits : kBits);
  if (!length) return wrong;
  const Network network{*bits, *length + (four ? kMappedBits : 0)};
  if (prefix(*bits, network.length) == *bits) return network;
  return Error{wrong.message + ": its last bits must be 0"};
}

bool contains(const Network& network, std::string_view address) {
  const auto bits = parse_bits(address);
  return bits && prefix(*bits, network.length) == network.bits;
}

bool contains(const std::vector<Network>& networks, std::string_view address) {
  return std::any_of(networks.begin(), networks.end(),
                     [&](const Network& network) { return contains(network, address); });
}

std::uint64_t neighbourhood(std::string_view address) {
  const AddressBits bits = parse_bits(address).value_or(AddressBits{});
  std::uint64_t number = 0;
  const std::size_t from = is_mapped(bits) ? 8 : 0;
  for (std::size_t i = from; i < from + 8; ++i)
    number = number << 8U | bits.at(i);
  return std::max<std::uint64_t>(number, 1);
}

std::string client_address(const std::string& peer,
                           const std::vector<std::pair<std::string, std::string>>& headers,
                           const std::vector<Network>& trusted) {
  if (!contains(trusted, peer)) return peer;
  std::string hops;
  for (const auto& [name, value] : headers) {
    if (same_ignoring_case(name, "X-Forwarded-For")) hops += "," + value;
  }
  std::string client = peer;
  std::string_view rest = hops;
  for (auto comma = rest.rfind(','); comma != std::string_view::npos; comma = rest.rfind(',')) {
    const auto bits = parse_bits(without_port(knowledge::trimmed(rest.substr(comma + 1))));
    if (!bits) break;
    client = to_text(*bits);
    if (!contains(trusted, client)) break;
    rest = rest.substr(0, comma);
  }
  return client;
}

}  // namespace bot::http
