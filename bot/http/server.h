// HTTPS (or HTTP behind a proxy) on one address: accepts, reads whole valid requests, gives them to
// the router, writes what comes back.
//
// A connection holds a thread while it lives; threads are made as they are needed, up to a limit,
// and beyond it idle connections make room. Slow and hostile clients need the polling front that
// is to replace the loop in server.cpp; nothing else here would change. Does not know what is
// served.
//
// Thread safety: drain() and stop() from one thread, which isn't a handler's.

#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "bot/http/address.h"
#include "bot/http/framing.h"
#include "bot/http/router.h"
#include "bot/http/tls.h"
#include "bot/observe/observation.h"
#include "knowledge/result.h"

namespace bot::http {

struct ServerSettings {
  Address listen;
  std::optional<TlsFiles> tls;  // Without: plain HTTP.
  int threads_max = 160;        // 60 long polls, 16 busy clients, and room for webhooks.
  Limits limits;
  std::chrono::milliseconds handshake{5000};
  std::chrono::milliseconds request{15000};  // From its first byte to its last.
  std::chrono::milliseconds idle{30000};     // Between two requests.
  std::chrono::milliseconds write{10000};
  std::chrono::milliseconds answer{75000};  // A handler's; long polls take up to 60 s.
};

class Server {
 public:
  // Binds, listens and serves. The error says why it can't.
  [[nodiscard]] static knowledge::Result<std::unique_ptr<Server>> start(ServerSettings settings,
                                                                        Router router,
                                                                        Observer observe);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();  // Stops at once.

  [[nodiscard]] Address address() const;  // With the port that was picked.

  // Accepts nothing new, drops idle connections and waits for the requests in flight, for at most
  // `within`. True when none is left. Whoever holds them may then be told to answer early.
  bool drain(std::chrono::milliseconds within);
  // The same, then cuts off the rest. Returns when no thread is left.
  void stop(std::chrono::milliseconds within);

 private:
  class Loop;
  explicit Server(std::unique_ptr<Loop> loop);

  std::unique_ptr<Loop> loop_;
};

}  // namespace bot::http
