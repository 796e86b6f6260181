// The other side of the server, for tests: one keep-alive connection over TLS that trusts only the
// given certificate, and raw ones, plain and TLS, that may say anything at any time.

#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "bot/http/address.h"
#include "bot/http/descriptor.h"

struct ssl_st;
struct ssl_session_st;

namespace bot::http {

struct Reply {
  int status = 0;  // 0: no answer came.
  std::string body;
  std::map<std::string, std::string> headers;
};

class TestClient {
 public:
  TestClient(const Address& server, const std::string& certificate);
  ~TestClient();

  Reply get(const std::string& path);
  Reply post(const std::string& path, const std::string& body);

 private:
  struct Session;
  std::unique_ptr<Session> session_;
};

inline constexpr std::size_t kToTheEnd = static_cast<std::size_t>(-1);

// A plain TCP connection. Who waits for two seconds without a byte hears no more.
class Raw {
 public:
  explicit Raw(const Address& server);

  bool say(std::string_view bytes);
  // Until that many bytes came, the server closed or was silent for too long.
  std::string hear(std::size_t bytes = kToTheEnd);
  // One answer: a head and as many bytes as it announces.
  std::string hear_answer();
  // Whether the last hear() came to the end of the connection.
  [[nodiscard]] bool ended() const { return ended_; }
  void stop_saying();  // Our half is closed.
  void hear_little();  // A small receive buffer, and nobody reads.

 private:
  Descriptor socket_;
  bool ended_ = false;
};

// Sends the bytes over plain TCP and returns all that comes back until the server closes (or stays
// silent for two seconds).
[[nodiscard]] std::string say_raw(const Address& server, const std::string& bytes);

struct FreeSession {
  void operator()(ssl_session_st* session) const;
};
using Session = std::unique_ptr<ssl_session_st, FreeSession>;

// A TLS connection that verifies nothing. `before` is to be resumed.
class TlsRaw {
 public:
  explicit TlsRaw(const Address& server, const Session& before = nullptr, int version = 0);
  ~TlsRaw();

  [[nodiscard]] bool open() const { return open_; }
  [[nodiscard]] bool resumed() const;
  [[nodiscard]] std::string certificate() const;  // Its serial number.
  [[nodiscard]] Session session() const;          // To be resumed; after an answer was heard.
  // "" when there is none.
  std::string ask(std::string_view request);
  bool renegotiate();
  void say_beneath(std::string_view bytes);  // Past TLS.

 private:
  struct Free {
    void operator()(ssl_st* session) const;
  };
  Descriptor socket_;
  std::unique_ptr<ssl_st, Free> ssl_;
  bool open_ = false;
};

}  // namespace bot::http
