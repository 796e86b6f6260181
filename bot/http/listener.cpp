#include "bot/http/listener.h"

#include <array>
#include <cerrno>
#include <system_error>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

namespace bot::http {
namespace {

constexpr int kBacklog = 1024;
constexpr int kPauseMs = 50;  // After a failure that may pass.

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
  listener.wake_ = Descriptor(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
  listener.socket_ =
      Descriptor(::socket(bound.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!listener.wake_ || !listener.socket_) return failed();
  const int socket = listener.socket_.number();
  turn_on(socket, SOL_SOCKET, SO_REUSEADDR);  // A restart needn't wait for old connections.
  if (::bind(socket, generic(bound), bound.size) != 0) return failed();
  if (::listen(socket, kBacklog) != 0) return failed();
  bound.size = sizeof bound.storage;
  if (::getsockname(socket, generic(bound), &bound.size) != 0) return failed();
  listener.address_ = from_socket_address(bound);
  return listener;
}

std::optional<Accepted> Listener::accept() {
  for (;;) {
    std::array<pollfd, 2> events{{{wake_.number(), POLLIN, 0}, {socket_.number(), POLLIN, 0}}};
    if (::poll(events.data(), events.size(), -1) < 0) continue;
    if (events[0].revents != 0) return std::nullopt;

    SocketAddress peer;
    peer.size = sizeof peer.storage;
    Descriptor socket(
        ::accept4(socket_.number(), generic(peer), &peer.size, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (socket) {
      turn_on(socket.number(), IPPROTO_TCP, TCP_NODELAY);
      return Accepted{std::move(socket), from_socket_address(peer).host};
    }
    if (errno != EAGAIN && errno != EINTR && errno != ECONNABORTED) {
      ::poll(events.data(), 1, kPauseMs);
    }
  }
}

void Listener::wake() { ::eventfd_write(wake_.number(), 1); }

}  // namespace bot::http
