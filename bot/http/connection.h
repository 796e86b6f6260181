// One accepted connection, with TLS or without: bytes in and out, never waiting. What a step would
// have to wait for is its answer; deadlines are its caller's.
//
// Knows nothing of HTTP. Thread safety: one thread at a time.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "bot/http/descriptor.h"
#include "bot/http/tls.h"

namespace bot::http {

enum class Step : std::uint8_t {
  Done,
  NeedsRead,   // Again, once the socket is readable.
  NeedsWrite,  // Again, once it is writable.
  Gone,        // The peer has left or made no sense: only close() is left.
};

class Connection {
 public:
  Connection() = default;
  // `socket` is non-blocking.
  explicit Connection(Descriptor socket) : socket_(std::move(socket)) {}

  // One step of the TLS handshake; the first one makes the session, so that a peer that says
  // nothing costs no more than its socket.
  [[nodiscard]] Step shake_hands(ssl_ctx_st& tls);
  // Appends what has arrived: one TLS record at most, so that nobody is served for long.
  [[nodiscard]] Step read(std::string& into);
  // Takes what could be written off the front of `bytes`; Done when nothing is left.
  [[nodiscard]] Step write(std::string_view& bytes);
  // Gives TLS up without a word.
  void forget_session() { session_.reset(); }
  // Says that nothing more will be written, and gives up TLS.
  void finish();
  // Reads away what arrives, unlooked at, so that the kernel doesn't answer it with a reset that
  // takes our last words from the peer.
  [[nodiscard]] Step discard();

  [[nodiscard]] int socket() const { return socket_.number(); }
  // Bytes held for a TLS record of which a part is here; 0 when there is none.
  [[nodiscard]] std::size_t pending() const;

 private:
  [[nodiscard]] Step why_not(int result, Step plain) const;

  Descriptor socket_;
  TlsSession session_;
};

}  // namespace bot::http
