#include "bot/http/connection.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

namespace bot::http {
namespace {

constexpr std::size_t kReadBytes = 16384;  // The largest TLS record: nothing stays in the session.
using ReadBuffer = std::array<char, kReadBytes>;

}  // namespace

Step Connection::why_not(int result, Step plain) const {
  if (!session_) {
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? plain : Step::Gone;
  }
  switch (SSL_get_error(session_.get(), result)) {
    case SSL_ERROR_WANT_READ:
      return Step::NeedsRead;
    case SSL_ERROR_WANT_WRITE:
      return Step::NeedsWrite;
    default:
      return Step::Gone;
  }
}

Step Connection::shake_hands(ssl_ctx_st& tls) {
  if (!session_) {
    session_.reset(SSL_new(&tls));
    if (!session_ || SSL_set_fd(session_.get(), socket_.number()) != 1) return Step::Gone;
  }
  ERR_clear_error();
  const int result = SSL_accept(session_.get());
  return result == 1 ? Step::Done : why_not(result, Step::Gone);
}

Step Connection::read(std::string& into) {
  ReadBuffer buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init): is read where written.
  ERR_clear_error();
  const int got = session_
                      ? SSL_read(session_.get(), buffer.data(), static_cast<int>(buffer.size()))
                      : static_cast<int>(::recv(socket(), buffer.data(), buffer.size(), 0));
  if (got > 0) {
    into.append(buffer.data(), static_cast<std::size_t>(got));
    return Step::Done;
  }
  if (got == 0 && !session_) return Step::Gone;
  return why_not(got, Step::NeedsRead);
}

std::size_t Connection::pending() const {
  return session_ && SSL_has_pending(session_.get()) == 1 ? kReadBytes : 0;
}

Step Connection::write(std::string_view& bytes) {
  while (!bytes.empty()) {
    const auto size = std::min<std::size_t>(bytes.size(), INT_MAX);
    ERR_clear_error();
    const int put = session_ ? SSL_write(session_.get(), bytes.data(), static_cast<int>(size))
                             : static_cast<int>(::send(socket(), bytes.data(), size, MSG_NOSIGNAL));
    if (put <= 0) return why_not(put, Step::NeedsWrite);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return Step::Done;
}

void Connection::finish() {
  if (session_ && SSL_is_init_finished(session_.get()) == 1) {
    ERR_clear_error();
    SSL_shutdown(session_.get());  // Our half; nobody waits for the other's.
  }
  session_.reset();
  ::shutdown(socket(), SHUT_WR);
}

Step Connection::discard() {
  ReadBuffer buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init): nobody looks.
  const auto got = ::recv(socket(), buffer.data(), buffer.size(), 0);
  if (got > 0) return Step::Done;
  return got == 0 ? Step::Gone : why_not(-1, Step::NeedsRead);
}

}  // namespace bot::http
