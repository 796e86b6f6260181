// Many hostile clients that do the same, in a thread of their own. Whoever is thrown out comes
// back a moment later.

#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/io/peer.h"

namespace io {

// One kind of attack, as data.
struct Attack {
  enum class Greeting { None, Hello, Handshake };  // How much of TLS.

  std::string name;
  Greeting greeting = Greeting::Handshake;
  std::string opening = "";  // Said at once,
  bool endless = false;      // and again whenever all of it was taken.
  std::string drip = "";     // Said a byte a second after that.
  bool reads = true;
  bool leaves = false;  // As soon as all is said; to come back at once.
};

[[nodiscard]] const std::vector<Attack>& attacks();

class Crowd {
 public:
  Crowd(const Attack& attack, int size, int port);
  Crowd(const Crowd&) = delete;
  Crowd& operator=(const Crowd&) = delete;
  ~Crowd();

  // How many got as far as their opening, how many were thrown out, since the beginning.
  [[nodiscard]] long arrived() const { return arrived_; }
  [[nodiscard]] long thrown_out() const { return thrown_out_; }

 private:
  using Time = std::chrono::steady_clock::time_point;
  struct Member {
    std::unique_ptr<Peer> peer;
    bool opened = false;
    std::size_t dripped = 0;
    Time next{};  // When it comes (back), or drips.
  };

  void run();
  void come(Member& member);
  void go_on(Member& member);
  bool act(Member& member);
  void tick(Time now);

  const Attack attack_;
  const int port_;
  TlsClient tls_;
  bot::http::Descriptor poll_;
  std::vector<Member> members_;
  std::atomic<long> arrived_ = 0;
  std::atomic<long> thrown_out_ = 0;
  std::atomic<bool> over_ = false;
  std::thread thread_;
};

}  // namespace io
