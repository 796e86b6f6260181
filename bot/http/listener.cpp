#include "bot/http/listener.h"

#include <cerrno>
#include <system_error>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace bot::http {
namespace {

// What a burst brings while one round of events is handled; the system caps it (somaxconn).
constexpr int kBacklog = 4096;

sockaddr* generic(SocketAddress& address) { return reinterpret_cast<sockaddr*>(&address.storage); }

void turn_on(int socket, int level, int option) {
  const int on = 1;
  ::setsockopt(socket, level, option, &on, sizeof on);
}

}  // namespace

knowledge::Result<Listener> Listener::open(const Address& address) {
  const auto failed = [&] {
    return knowledge::Error{"listen " + to_string(address) + ": " +
                            std::generic_category().message(errno)};
  };
  SocketAddress bound = socket_address(address);
  Listener listener;
  listener.socket_ =
      Descriptor(::socket(bound.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!listener.socket_) return failed();
  const int socket = listener.socket_.number();
  turn_on(socket, SOL_SOCKET, SO_REUSEADDR);  // A restart needn't wait for old connections.
  if (::bind(socket, generic(bound), bound.size) != 0) return failed();
  if (::listen(socket, kBacklog) != 0) return failed();
  bound.size = sizeof bound.storage;
  if (::getsockname(socket, generic(bound), &bound.size) != 0) return failed();
  listener.address_ = from_socket_address(bound);
  return listener;
}

Accepted Listener::accept() {
  SocketAddress peer;
  for (;;) {
    peer.size = sizeof peer.storage;
    Descriptor socket(
        ::accept4(descriptor(), generic(peer), &peer.size, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (socket) {
      turn_on(socket.number(), IPPROTO_TCP, TCP_NODELAY);
      return {std::move(socket), from_socket_address(peer).host};
    }
    if (errno == EINTR || errno == ECONNABORTED) continue;
    return {{}, "", errno != EAGAIN};
  }
}

}  // namespace bot::http
