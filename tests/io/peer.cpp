#include "tests/io/peer.h"

#include <array>
#include <cerrno>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>

namespace io {
namespace {

bot::http::Descriptor connect_to(int port) {
  bot::http::Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  ::setsockopt(socket.number(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  ::connect(socket.number(), reinterpret_cast<const sockaddr*>(&to), sizeof to);
  return socket;
}

bool would_block(const ssl_st* tls, int result) {
  if (tls == nullptr) return errno == EAGAIN || errno == EINPROGRESS || errno == ENOTCONN;
  const int why = SSL_get_error(tls, result);
  const bool unconnected = why == SSL_ERROR_SYSCALL && (errno == ENOTCONN || errno == EAGAIN);
  return why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE || unconnected;
}

}  // namespace

void FreeTls::operator()(ssl_st* tls) const { SSL_free(tls); }
void FreeTls::operator()(ssl_ctx_st* context) const { SSL_CTX_free(context); }

TlsClient tls_client() {
  TlsClient context(SSL_CTX_new(TLS_client_method()));
  SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                      SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
  return context;
}

Peer::Peer(int port, ssl_ctx_st* tls) : socket_(connect_to(port)), open_(tls == nullptr) {
  if (tls == nullptr) return;
  tls_.reset(SSL_new(tls));
  SSL_set_fd(tls_.get(), socket());
}

bool Peer::step() { return shake_hands() && (!open_ || (send() && receive())); }

bool Peer::step_to_hello() {
  if (tls_ == nullptr) return receive();
  SSL_set_connect_state(tls_.get());
  ERR_clear_error();
  // One flight: the answer to it is never read.
  const int result = open_ ? 0 : SSL_do_handshake(tls_.get());
  if (!would_block(tls_.get(), result)) return false;
  tls_.reset();
  return true;
}

void Peer::read_nothing() {
  reads_ = false;
  const int bytes = 4096;
  ::setsockopt(socket(), SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

bool Peer::shake_hands() {
  if (open_ || tls_ == nullptr) return true;
  ERR_clear_error();
  const int result = SSL_connect(tls_.get());
  open_ = result == 1;
  return open_ || would_block(tls_.get(), result);
}

bool Peer::send() {
  while (!out_.empty()) {
    ERR_clear_error();
    const auto size = static_cast<int>(out_.size());
    const int put =
        tls_ ? SSL_write(tls_.get(), out_.data(), size)
             : static_cast<int>(::send(socket(), out_.data(), out_.size(), MSG_NOSIGNAL));
    if (put <= 0) return would_block(tls_.get(), put);
    out_.erase(0, static_cast<std::size_t>(put));
  }
  return true;
}

bool Peer::receive() {
  std::array<char, 16384> buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  while (reads_) {
    ERR_clear_error();
    const int got = tls_ ? SSL_read(tls_.get(), buffer.data(), static_cast<int>(buffer.size()))
                         : static_cast<int>(::recv(socket(), buffer.data(), buffer.size(), 0));
    if (got == 0 && !tls_) return false;
    if (got <= 0) return would_block(tls_.get(), got);
    heard.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return true;
}

bool Peer::wants_to_write() const { return tls_ ? SSL_want_write(tls_.get()) : !out_.empty(); }

std::string take_answer(std::string& heard) {
  constexpr std::string_view length_name = "\r\nContent-Length: ";
  const auto end = heard.find("\r\n\r\n");
  const auto length = heard.find(length_name);
  if (end == std::string::npos || length > end) return "";
  const std::size_t head = end + 4;
  const std::size_t size = std::stoul(heard.substr(length + length_name.size(), 12));
  if (heard.size() < head + size || !heard.starts_with("HTTP/1.1 200")) return "";
  std::string body = heard.substr(head, size);
  heard.erase(0, head + size);
  return body;
}

std::string ask(Peer& peer, std::string_view request, std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  peer.say(request);
  for (bool open = true; open && std::chrono::steady_clock::now() < until;) {
    open = peer.step();  // What was heard before the end counts.
    if (std::string body = take_answer(peer.heard); !body.empty()) return body;
    pollfd wait{peer.socket(), static_cast<short>(peer.wants_to_write() ? POLLOUT : POLLIN), 0};
    ::poll(&wait, 1, 100);
  }
  return "";
}

}  // namespace io
