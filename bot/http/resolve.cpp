#include "bot/http/resolve.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

#include <netdb.h>

#include "bot/http/address.h"

namespace bot::http {
namespace {

using knowledge::Error;
using knowledge::Result;

struct FreeAddresses {
  void operator()(addrinfo* list) const { freeaddrinfo(list); }
};

Result<std::vector<std::string>> addresses_of(const std::string& host) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int code = getaddrinfo(host.c_str(), nullptr, &hints, &found);
  if (code != 0) return Error{"'" + host + "': " + gai_strerror(code)};
  const std::unique_ptr<addrinfo, FreeAddresses> list(found);
  std::vector<std::string> hosts;
  for (const addrinfo* each = list.get(); each != nullptr; each = each->ai_next) {
    SocketAddress address;
    address.size = std::min<socklen_t>(each->ai_addrlen, sizeof address.storage);
    std::memcpy(&address.storage, each->ai_addr, address.size);
    hosts.push_back(from_socket_address(address).host);
  }
  return hosts;
}

}  // namespace

Result<std::string> public_address(const std::string& host) {
  const auto found = addresses_of(host);
  if (!found) return found.error();
  for (const std::string& address : *found) {
    if (!is_public(address)) {
      return Error{"'" + host + "': is " + address + ", expected an address of the internet"};
    }
  }
  if (found->empty()) return Error{"'" + host + "': has no address"};
  return found->front();
}

}  // namespace bot::http
