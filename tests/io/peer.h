// A client's connection that never waits, plain or TLS, polite or not: for attacks and loads with
// thousands of them in one thread. Certificates are not verified. Not thread-safe.

#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "bot/http/descriptor.h"

struct ssl_st;
struct ssl_ctx_st;

namespace io {

struct FreeTls {
  void operator()(ssl_st* tls) const;
  void operator()(ssl_ctx_st* context) const;
};
using TlsClient = std::unique_ptr<ssl_ctx_st, FreeTls>;
[[nodiscard]] TlsClient tls_client();

class Peer {
 public:
  // To that port on 127.0.0.1; `tls` may be null.
  Peer(int port, ssl_ctx_st* tls);

  // To be sent as soon as the handshake is through.
  void say(std::string_view bytes) { out_ += bytes; }
  // As far as it goes without waiting; to be called when the poll (edge-triggered) says so, and
  // after say(). False: the other side has closed.
  bool step();
  // Only the beginning of the handshake is sent, if any of it, and nothing more.
  bool step_to_hello();
  void read_nothing();  // With a small buffer, so that the other side notices soon.

  [[nodiscard]] int socket() const { return socket_.number(); }
  [[nodiscard]] bool wants_to_write() const;
  [[nodiscard]] bool open() const { return open_; }
  [[nodiscard]] bool all_said() const { return out_.empty(); }
  std::string heard;

 private:
  bool shake_hands();
  bool send();
  bool receive();

  bot::http::Descriptor socket_;
  std::unique_ptr<ssl_st, FreeTls> tls_;
  bool open_ = false;
  bool reads_ = true;
  std::string out_;
};

// The body of a whole answer with status 200 at the front of `heard`, which is taken away; "" when
// it isn't there.
[[nodiscard]] std::string take_answer(std::string& heard);

// Says the request and waits for its answer; "" when none comes, or not 200, or not in time.
[[nodiscard]] std::string ask(Peer& peer, std::string_view request,
                              std::chrono::milliseconds patience);

}  // namespace io
