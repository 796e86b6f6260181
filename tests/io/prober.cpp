#include "tests/io/prober.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <string_view>

#include "tests/io/peer.h"

namespace io {
namespace {

using Steady = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::chrono::milliseconds kPause{8};  // Between two probes.
constexpr std::string_view kRequest = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

Milliseconds since(Steady::time_point begun) { return Steady::now() - begun; }

}  // namespace

double Probes::percentile(double share) const {
  if (milliseconds.empty()) return 0;
  auto sorted = milliseconds;
  std::sort(sorted.begin(), sorted.end());
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

void Probes::add(const Probes& other) {
  milliseconds.insert(milliseconds.end(), other.milliseconds.begin(), other.milliseconds.end());
  failed += other.failed;
  if (!other.why.empty()) why = other.why;
}

Prober::Prober(int port, bool kept, std::chrono::milliseconds patience)
    : port_(port), kept_(kept), patience_(patience), thread_([this] { run(); }) {}

Prober::~Prober() {
  over_ = true;
  if (thread_.joinable()) thread_.join();
}

Probes Prober::finish() {
  over_ = true;
  thread_.join();
  return std::move(probes_);
}

void Prober::run() {
  const TlsClient tls = tls_client();
  const auto answered = [this](Peer& peer) { return !ask(peer, kRequest, patience_).empty(); };
  std::unique_ptr<Peer> peer;
  while (!over_) {
    const auto begun = Steady::now();
    const bool used = peer != nullptr;
    if (!used) peer = std::make_unique<Peer>(port_, tls.get());
    bool served = answered(*peer);
    if (!served && used) {
      peer = std::make_unique<Peer>(port_, tls.get());
      served = answered(*peer);
    }
    if (served) {
      probes_.milliseconds.push_back(since(begun).count());
    } else {
      ++probes_.failed;
      probes_.why = (peer->open() ? "no 200 but '" + peer->heard.substr(0, 40) + "'"
                                  : std::string("no handshake")) +
                    " in " + std::to_string(since(begun).count()) + " ms";
    }
    if (!served || !kept_) peer.reset();
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace io
