#include "bot/http/server.h"

#include <atomic>
#include <csignal>
#include <deque>
#include <set>
#include <thread>

#include <sys/socket.h>

#include "bot/http/connection.h"
#include "bot/http/exchange.h"
#include "bot/http/listener.h"
#include "bot/http/pending.h"

namespace bot::http {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t kWaitingMax = 1024;        // Accepted, but without a thread yet.
constexpr int kRequestsMax = 1000;               // A connection.
constexpr milliseconds kTick{100};               // How soon an idle connection sees a stop.
constexpr milliseconds kIdleUnderPressure{500};  // While others wait for a thread.
constexpr milliseconds kLinger{2000};            // For what follows a refused head.

}  // namespace

class Server::Loop {
 public:
  Loop(ServerSettings settings, Router router, Observer observe, Listener listener, TlsContext tls)
      : settings_(std::move(settings)),
        router_(std::move(router)),
        observe_(std::move(observe)),
        listener_(std::move(listener)),
        tls_(std::move(tls)),
        acceptor_([this] { accept_all(); }) {}

  [[nodiscard]] Address address() const { return listener_.address(); }
  bool drain(milliseconds within);
  void stop(milliseconds within);

 private:
  void accept_all();
  void take(Accepted accepted);
  void work();
  void serve(Accepted accepted);
  void serve_requests(Connection& connection, const std::string& peer);
  bool await_request(Connection& connection);
  Framing read_request(Connection& connection, std::string& buffer) const;
  std::string answer(Framed framed, std::string body, const std::string& peer);
  Response dispatch(Request request);
  bool is_crowded();

  const ServerSettings settings_;
  const Router router_;
  const Observer observe_;
  Listener listener_;
  const TlsContext tls_;
  Pending pending_;
  std::atomic<bool> stopping_ = false;

  std::mutex mutex_;  // Guards what follows.
  std::condition_variable changed_;
  std::deque<Accepted> waiting_;
  std::multiset<int> open_;  // Sockets being served.
  int resting_ = 0;          // Threads without a connection.
  std::vector<std::thread> threads_;

  std::thread acceptor_;  // Last: it uses all of the above.
};

void Server::Loop::accept_all() {
  while (auto accepted = listener_.accept())
    take(std::move(*accepted));
}

void Server::Loop::take(Accepted accepted) {
  const std::scoped_lock lock(mutex_);
  if (waiting_.size() >= kWaitingMax) return;  // Closes it: the peer may try again.
  waiting_.push_back(std::move(accepted));
  if (static_cast<int>(waiting_.size()) > resting_ &&
      static_cast<int>(threads_.size()) < settings_.threads_max) {
    threads_.emplace_back([this] { work(); });
  }
  changed_.notify_one();
}

void Server::Loop::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    ++resting_;
    changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    --resting_;
    if (waiting_.empty()) return;
    Accepted accepted = std::move(waiting_.front());
    waiting_.pop_front();
    const int socket = accepted.socket.number();
    open_.insert(socket);
    lock.unlock();
    serve(std::move(accepted));
    lock.lock();
    open_.erase(open_.find(socket));
    changed_.notify_all();
  }
}

void Server::Loop::serve(Accepted accepted) {
  Connection connection(std::move(accepted.socket), tls_.get());
  if (connection.open(Steady::now() + settings_.handshake)) {
    serve_requests(connection, accepted.peer);
  }
}

void Server::Loop::serve_requests(Connection& connection, const std::string& peer) {
  std::string buffer;
  bool keep_alive = true;
  for (int served = 1; keep_alive; ++served) {
    if (buffer.empty() && !await_request(connection)) break;
    Framing framing = read_request(connection, buffer);
    if (const auto* refusal = std::get_if<Refusal>(&framing)) {
      const bool sent = connection.write(refuse(*refusal), Steady::now() + settings_.write);
      observe_(RequestAnswered{"", "", refusal->status, {}});
      connection.close(sent ? kLinger : milliseconds(0));
      return;
    }
    auto* framed = std::get_if<Framed>(&framing);
    if (framed == nullptr) break;
    keep_alive = framed->keep_alive = framed->keep_alive && served < kRequestsMax && !stopping_;
    std::string body = buffer.substr(framed->head_bytes, framed->body_bytes);
    buffer.erase(0, framed->head_bytes + framed->body_bytes);
    const std::string bytes = answer(std::move(*framed), std::move(body), peer);
    keep_alive = connection.write(bytes, Steady::now() + settings_.write) && keep_alive;
  }
  connection.close();
}

bool Server::Loop::await_request(Connection& connection) {
  const auto since = Steady::now();
  while (!stopping_) {
    if (connection.readable(Steady::now() + kTick)) return true;
    const auto waited = Steady::now() - since;
    if (waited > settings_.idle || (waited > kIdleUnderPressure && is_crowded())) return false;
  }
  return false;
}

bool Server::Loop::is_crowded() {
  const std::scoped_lock lock(mutex_);
  return !waiting_.empty();
}

Framing Server::Loop::read_request(Connection& connection, std::string& buffer) const {
  const auto deadline = Steady::now() + settings_.request;
  Framing framing = frame(buffer, settings_.limits);
  while (std::holds_alternative<NeedsMore>(framing) && connection.read(buffer, deadline)) {
    framing = frame(buffer, settings_.limits);
  }
  return framing;
}

std::string Server::Loop::answer(Framed framed, std::string body, const std::string& peer) {
  return exchange(std::move(framed), std::move(body), peer,
                  [this](Request request) { return dispatch(std::move(request)); });
}

Response Server::Loop::dispatch(Request request) {
  const auto begun = Steady::now();
  RequestAnswered answered{request.method, std::string(router_.pattern_of(request)), 500, {}};
  Response response;
  try {
    response = pending_.await(
        [&](Respond respond) { router_.dispatch(std::move(request), std::move(respond)); },
        begun + settings_.answer);
  } catch (const std::exception& failure) {
    observe_(HandlerFailed{answered.route, failure.what()});
    response = problem(500, "the server: failed on this request");
  }
  answered.status = response.status;
  answered.took = std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - begun);
  observe_(answered);
  return response;
}

bool Server::Loop::drain(milliseconds within) {
  stopping_ = true;
  listener_.wake();
  if (acceptor_.joinable()) acceptor_.join();
  std::unique_lock lock(mutex_);
  waiting_.clear();
  changed_.notify_all();
  return changed_.wait_for(lock, within, [this] { return open_.empty(); });
}

void Server::Loop::stop(milliseconds within) {
  drain(within);
  pending_.abandon();
  std::unique_lock lock(mutex_);
  for (const int socket : open_) {
    ::shutdown(socket, SHUT_RD);  // A 503 may still be written.
  }
  lock.unlock();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

knowledge::Result<std::unique_ptr<Server>> Server::start(ServerSettings settings, Router router,
                                                         Observer observe) {
  std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes without MSG_NOSIGNAL.
  TlsContext tls;
  if (settings.tls) {
    auto made = server_tls(*settings.tls);
    if (!made) return made.error();
    tls = std::move(*made);
  }
  auto listener = Listener::open(settings.listen);
  if (!listener) return listener.error();
  auto loop = std::make_unique<Loop>(std::move(settings), std::move(router), std::move(observe),
                                     std::move(*listener), std::move(tls));
  return std::unique_ptr<Server>(new Server(std::move(loop)));
}

Server::Server(std::unique_ptr<Loop> loop) : loop_(std::move(loop)) {}
Server::~Server() { loop_->stop(milliseconds(0)); }
Address Server::address() const { return loop_->address(); }
bool Server::drain(milliseconds within) { return loop_->drain(within); }
void Server::stop(milliseconds within) { loop_->stop(within); }

}  // namespace bot::http
