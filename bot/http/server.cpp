#include "bot/http/server.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <future>
#include <thread>
#include <utility>

#include <sys/resource.h>

#include "bot/http/exchange.h"
#include "bot/http/listener.h"
#include "bot/http/mailbox.h"
#include "bot/http/workers.h"

namespace bot::http {
namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::microseconds;

constexpr rlim_t kOtherFiles = 128;  // Beside connections: database, log, calls to platforms.

// As many connections as the system lets us have sockets for, `each` of them for one.
std::size_t affordable(std::size_t connections, std::size_t each) {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return connections;
  files.rlim_cur =
      std::min<rlim_t>(files.rlim_max, std::max(files.rlim_cur, each * connections + kOtherFiles));
  ::setrlimit(RLIMIT_NOFILE, &files);
  const rlim_t left = files.rlim_cur > 2 * kOtherFiles ? files.rlim_cur - kOtherFiles : kOtherFiles;
  return std::min<std::size_t>(connections, left / each);
}

microseconds since(Steady::time_point begun) {
  return std::chrono::duration_cast<microseconds>(Steady::now() - begun);
}

// The right to answer one request, once. Shared by all copies of a Respond; when the last one goes
// without having been called, the handler has failed.
class Ticket {
 public:
  Ticket(std::shared_ptr<Mailbox> mailbox, std::uint64_t number, Manner manner,
         RequestAnswered answered, Steady::time_point came)
      : mailbox_(std::move(mailbox)),
        number_(number),
        manner_(manner),
        answered_(std::move(answered)),
        came_(came) {}
  Ticket(const Ticket&) = delete;
  Ticket& operator=(const Ticket&) = delete;
  ~Ticket() {
    if (!used_) answer(problem(500, "the server: failed on this request"));
  }

  void answer(const Response& response) {
    if (used_.exchange(true)) return;
    answered_.status = response.status;
    answered_.took = since(came_);
    mailbox_->post({number_, write_response(response, manner_)}, answered_);
  }

 private:
  const std::shared_ptr<Mailbox> mailbox_;
  const std::uint64_t number_;
  const Manner manner_;
  RequestAnswered answered_;
  const Steady::time_point came_;
  std::atomic<bool> used_ = false;
};

}  // namespace

class Server::House {
 public:
  House(const ServerSettings& settings, Router router, Observer observe, Listener listener,
        TlsContext tls)
      : strict_transport_(settings.front.strict_transport),
        address_(listener.address()),
        router_(std::move(router)),
        observe_(std::move(observe)),
        mailbox_(std::make_shared<Mailbox>(observe_)),
        workers_(settings.threads, settings.queue_max),
        front_(
            settings.front, std::move(listener), std::move(tls),
            [this](Whole whole) { return serve(std::move(whole)); }, observe_, *mailbox_),
        thread_([this] { poll_all(); }) {}
  House(const House&) = delete;
  House& operator=(const House&) = delete;
  ~House() { stop(milliseconds(0)); }

  [[nodiscard]] const Address& address() const { return address_; }
  void use(TlsContext tls) { mailbox_->use(std::move(tls)); }
  bool drain(milliseconds within);
  void stop(milliseconds within);

 private:
  void poll_all();
  bool serve(Whole whole);
  void dispatch(Whole whole, Steady::time_point came);

  const bool strict_transport_;
  const Address address_;
  const Router router_;
  const Observer observe_;
  // Shared with all who may answer: some of them do when we are gone.
  const std::shared_ptr<Mailbox> mailbox_;
  Workers workers_;
  Front front_;
  std::promise<void> promise_;
  std::future<void> emptied_ = promise_.get_future();
  std::thread thread_;  // Last: it uses all of the above.
};

void Server::House::poll_all() {
  front_.run();
  promise_.set_value();
}

bool Server::House::serve(Whole whole) {
  const bool patient = whole.patient;
  return workers_.offer([this, whole = std::move(whole),
                         came = Steady::now()]() mutable { dispatch(std::move(whole), came); },
                        patient);
}

void Server::House::dispatch(Whole whole, Steady::time_point came) {
  const std::uint64_t number = whole.number;
  const Manner manner{whole.framed.method == "HEAD", whole.framed.http_1_0, whole.framed.keep_alive,
                      strict_transport_};
  Request request =
      read_request(std::move(whole.framed), std::move(whole.body), std::move(whole.peer));
  RequestAnswered answered;
  answered.method = request.method;
  answered.route = router_.pattern_of(request);
  answered.waited = since(came);
  const std::string route = answered.route;
  const auto ticket = std::make_shared<Ticket>(mailbox_, number, manner, std::move(answered), came);
  try {
    router_.dispatch(std::move(request),
                     [ticket](const Response& response) { ticket->answer(response); });
  } catch (const std::exception& failure) {
    observe_(HandlerFailed{route, failure.what()});
    ticket->answer(problem(500, "the server: failed on this request"));
  }
}

bool Server::House::drain(milliseconds within) {
  mailbox_->drain();
  return emptied_.wait_for(within) == std::future_status::ready;
}

void Server::House::stop(milliseconds within) {
  if (!thread_.joinable()) return;
  if (!drain(within)) mailbox_->give_up();
  thread_.join();
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
  auto& connections = settings.front.door.connections_max;
  connections = affordable(connections, settings.tls ? 2 : 1);  // Outside and inside.
  return std::unique_ptr<Server>(new Server(std::make_unique<House>(
      settings, std::move(router), std::move(observe), std::move(*listener), std::move(tls))));
}

Server::Server(std::unique_ptr<House> house) : house_(std::move(house)) {}
Server::~Server() = default;
Address Server::address() const { return house_->address(); }
bool Server::drain(milliseconds within) { return house_->drain(within); }
void Server::stop(milliseconds within) { house_->stop(within); }

std::optional<knowledge::Error> Server::reload(const TlsFiles& files) {
  auto tls = server_tls(files);
  if (!tls) return tls.error();
  house_->use(std::move(*tls));
  return std::nullopt;
}

}  // namespace bot::http
