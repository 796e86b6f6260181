// HTTPS (or HTTP behind a proxy) on one address: a polling thread before, a few workers behind it
// that decode requests and call the router's handlers, and answers that come when they come.
//
// A handler may keep its Respond and answer later, from any thread: the request then holds a
// connection and no thread. Does not know what is served.
//
// Thread safety: drain(), stop() and reload() from one thread, which isn't a handler's.

#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "bot/http/address.h"
#include "bot/http/front.h"
#include "bot/http/router.h"
#include "bot/http/tls.h"
#include "bot/observe/observation.h"
#include "knowledge/result.h"

namespace bot::http {

struct ServerSettings {
  Address listen;
  std::optional<TlsFiles> tls;   // Without: plain HTTP.
  int threads = 16;              // Handlers are quick, or wait without a thread.
  std::size_t queue_max = 1024;  // A second's work; who waits longer has given up.
  FrontSettings front;
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

  // For connections that come from now on. What is open stays as it is, and sessions can still be
  // resumed. After an error everything is as before.
  [[nodiscard]] std::optional<knowledge::Error> reload(const TlsFiles& files);

  // Accepts nothing new, drops idle connections and waits for the requests in flight, for at most
  // `within`. True when none is left. Whoever holds them may then be told to answer early.
  bool drain(std::chrono::milliseconds within);
  // The same, then tells the rest that there is no answer. Returns when no thread is left.
  void stop(std::chrono::milliseconds within);

 private:
  class House;
  explicit Server(std::unique_ptr<House> house);

  std::unique_ptr<House> house_;
};

}  // namespace bot::http
