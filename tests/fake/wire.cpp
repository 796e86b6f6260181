#include "tests/fake/wire.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "bot/http/framing.h"

namespace tests {
namespace {

namespace http = bot::http;

// A platform takes more than our server does: nothing of ours comes near.
constexpr http::Limits kLimits{65536, 128, 8192, std::size_t{8} << 20U};

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return result;
}

std::string bytes_of(const WireAnswer& answer) {
  std::string bytes = "HTTP/1.1 " + std::to_string(answer.status) + " Fine\r\n";
  bool typed = false;
  for (const auto& [name, value] : answer.headers) {
    bytes += name + ": " + value + "\r\n";
    typed = typed || lowered(name) == "content-type";
  }
  if (!typed) bytes += "Content-Type: application/json; charset=utf-8\r\n";
  return bytes + "Content-Length: " + std::to_string(answer.body.size()) + "\r\n\r\n" + answer.body;
}

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

}  // namespace

std::string WireRequest::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (lowered(key) == lowered(name)) return value;
  }
  return "";
}

struct Wire::Parts {
  explicit Parts(Handler given) : handler(std::move(given)) {
    listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listening, generic, size) != 0 || ::listen(listening, 1024) != 0 ||
        ::getsockname(listening, generic, &size) != 0) {
      throw std::runtime_error("the fake can't listen");
    }
    port = ntohs(address.sin_port);
    acceptor = std::thread([this] { accept_all(); });
  }

  ~Parts() {
    {
      const std::scoped_lock lock(mutex);
      stopped = true;
      for (const int socket : open)
        ::shutdown(socket, SHUT_RDWR);
    }
    changed.notify_all();
    ::shutdown(listening, SHUT_RDWR);
    acceptor.join();
    for (std::thread& thread : threads)
      thread.join();
    ::close(listening);
  }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  void accept_all() {
    for (;;) {
      const int socket = ::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC);
      const std::scoped_lock lock(mutex);
      if (stopped) {
        if (socket >= 0) ::close(socket);
        return;
      }
      if (socket < 0) continue;
      ++made;
      open.insert(socket);
      threads.emplace_back([this, socket] { serve(socket); });
    }
  }

  void serve(int socket) {
    std::string buffer;
    while (serve_one(socket, buffer))
      continue;
    const std::scoped_lock lock(mutex);
    open.erase(socket);
    ::close(socket);
  }

  bool serve_one(int socket, std::string& buffer) {
    http::Framing framing = http::frame(buffer, kLimits);
    while (std::holds_alternative<http::NeedsMore>(framing)) {
      std::string piece(65536, '\0');
      const ssize_t got = ::recv(socket, piece.data(), piece.size(), 0);
      if (got <= 0) return false;
      buffer.append(piece, 0, static_cast<std::size_t>(got));
      framing = http::frame(buffer, kLimits);
    }
    const auto* framed = std::get_if<http::Framed>(&framing);
    if (framed == nullptr) {
      send_all(socket, bytes_of({400, "not HTTP as it should be", {}, Fate::Whole}));
      return false;
    }
    WireRequest request{framed->method, framed->target, framed->headers,
                        buffer.substr(framed->head_bytes, framed->body_bytes)};
    const bool stays = framed->keep_alive;
    buffer.erase(0, framed->head_bytes + framed->body_bytes);
    return carry_out(socket, handler(request)) && stays;
  }

  bool carry_out(int socket, const WireAnswer& answer) {
    const std::string bytes = bytes_of(answer);
    switch (answer.fate) {
      case Fate::Whole:
        return send_all(socket, bytes);
      case Fate::Twice:
        return send_all(socket, bytes + bytes);
      case Fate::Drips:
        return send_all(socket, "HTTP/1.1 200 OK\r\nX-Drip: ") && drip(socket);
      case Fate::Hangs:
        return sleep_for(std::chrono::hours(1));
      case Fate::Resets: {
        const linger at_once{1, 0};
        ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        return false;
      }
    }
    return false;
  }

  bool drip(int socket) {
    while (sleep_for(std::chrono::milliseconds(20))) {
      if (!send_all(socket, "x")) return false;
    }
    return false;
  }

  // False when the server ends.
  bool sleep_for(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex);
    return !changed.wait_for(lock, time, [this] { return stopped; });
  }

  const Handler handler;
  int listening = -1;
  int port = 0;
  std::mutex mutex;
  std::condition_variable changed;
  std::set<int> open;  // Under mutex, as all below.
  std::vector<std::thread> threads;
  std::atomic<int> made = 0;
  bool stopped = false;
  std::thread acceptor;
};

Wire::Wire(Handler handler) : parts_(std::make_unique<Parts>(std::move(handler))) {}
Wire::~Wire() = default;

std::string Wire::url() const { return "http://127.0.0.1:" + std::to_string(parts_->port); }
int Wire::connections() const { return parts_->made; }

}  // namespace tests
