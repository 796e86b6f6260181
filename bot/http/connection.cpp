#include "bot/http/connection.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <utility>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bot::http {
namespace {

constexpr std::size_t kReadBytes = 16384;  // One TLS record.

int milliseconds_until(Steady::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Steady::now()).count();
  return static_cast<int>(std::clamp<decltype(left)>(left, 0, INT_MAX));
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Connection::Connection(Descriptor socket, ssl_ctx_st* tls) : socket_(std::move(socket)) {
  if (tls == nullptr) return;
  session_.reset(SSL_new(tls));
  if (session_) SSL_set_fd(session_.get(), socket_.number());
}

bool Connection::wait(short events, Steady::time_point deadline) {
  pollfd waiting{socket_.number(), events, 0};
  int ready = 0;
  do {
    ready = ::poll(&waiting, 1, milliseconds_until(deadline));
  } while (ready < 0 && errno == EINTR);
  return ready > 0;
}

bool Connection::wait_for(int result, short plain_events, Steady::time_point deadline) {
  if (!session_) {
    if (errno == EINTR) return true;
    return (errno == EAGAIN || errno == EWOULDBLOCK) && wait(plain_events, deadline);
  }
  switch (SSL_get_error(session_.get(), result)) {
    case SSL_ERROR_WANT_READ:
      return wait(POLLIN, deadline);
    case SSL_ERROR_WANT_WRITE:
      return wait(POLLOUT, deadline);
    default:
      ERR_clear_error();
      return false;
  }
}

bool Connection::open(Steady::time_point deadline) {
  if (!session_) return true;
  for (;;) {
    ERR_clear_error();
    const int result = SSL_accept(session_.get());
    if (result == 1) return true;
    if (!wait_for(result, POLLIN, deadline)) {
      session_.reset();  // Nothing was agreed on: there is nobody to say goodbye to.
      return false;
    }
  }
}

bool Connection::readable(Steady::time_point deadline) {
  if (session_ && SSL_has_pending(session_.get()) == 1) return true;
  return wait(POLLIN, deadline);
}

bool Connection::read(std::string& into, Steady::time_point deadline) {
  std::array<char, kReadBytes> buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  for (;;) {
    ERR_clear_error();
    const auto got =
        session_ ? SSL_read(session_.get(), buffer.data(), static_cast<int>(buffer.size()))
                 : static_cast<int>(::recv(socket_.number(), buffer.data(), buffer.size(), 0));
    if (got > 0) {
      into.append(buffer.data(), static_cast<std::size_t>(got));
      return true;
    }
    if (got == 0 && !session_) return false;
    if (!wait_for(got, POLLIN, deadline)) return false;
  }
}

bool Connection::write(std::string_view bytes, Steady::time_point deadline) {
  while (!bytes.empty()) {
    const auto size = std::min<std::size_t>(bytes.size(), INT_MAX);
    ERR_clear_error();
    const auto put =
        session_ ? SSL_write(session_.get(), bytes.data(), static_cast<int>(size))
                 : static_cast<int>(::send(socket_.number(), bytes.data(), size, MSG_NOSIGNAL));
    if (put > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(put));
    } else if (!wait_for(put, POLLOUT, deadline)) {
      return false;
    }
  }
  return true;
}

void Connection::close(std::chrono::milliseconds linger) {
  if (session_ && SSL_is_init_finished(session_.get()) == 1) {
    ERR_clear_error();
    SSL_shutdown(session_.get());  // Our half; nobody waits for the other's.
  }
  ::shutdown(socket_.number(), SHUT_WR);
  const auto deadline = Steady::now() + linger;
  std::array<char, kReadBytes> ignored;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  while (Steady::now() < deadline && wait(POLLIN, deadline)) {
    if (::recv(socket_.number(), ignored.data(), ignored.size(), 0) <= 0) break;
  }
  session_.reset();
  socket_ = Descriptor();
}

}  // namespace bot::http
