// Our server beside plain httplib::Server, the same handler, the same load, one after the other.
//
//   front_bench [SECONDS=3]
//
// Two questions, plain and over TLS. How many requests a second do 64 connections get that ask
// again as soon as they are answered? And of 256 clients that each ask at a steady pace, half of
// what the plain one gave to the 64: how many requests a second are answered within a second? Plain
// means a pool of 64 threads, its default being 8. Read the ratios, not the figures: the load runs
// on the same machine.

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include <httplib.h>
#include <sys/epoll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bot/http/certificate.h"
#include "bot/http/server.h"
#include "tests/bot/temp_folder.h"
#include "tests/io/peer.h"

namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::seconds;
using Seconds = std::chrono::duration<double>;

constexpr std::string_view kRequest = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
constexpr const char* kBody = "{\"alive\":true}\n";
constexpr int kPlainThreads = 64;
constexpr int kRounds = 3;

using Files = std::optional<bot::http::TlsFiles>;

// A server in a process of its own.
class Served {
 public:
  Served(void (*serve)(const Files&, int report), const Files& files) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) std::abort();
    child_ = ::fork();
    if (child_ == 0) {
      serve(files, ends[1]);
      ::_exit(0);
    }
    if (::read(ends[0], &port_, sizeof port_) != sizeof port_) std::abort();
    ::close(ends[0]);
    ::close(ends[1]);
  }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  ~Served() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  [[nodiscard]] int port() const { return port_; }

 private:
  pid_t child_ = -1;
  int port_ = 0;
};

void report_port(int report, int port) {
  if (::write(report, &port, sizeof port) != sizeof port) std::abort();
}

void serve_ours(const Files& files, int report) {
  bot::http::ServerSettings settings;
  settings.tls = files;
  const auto alive = [](const bot::http::Request&, const bot::http::Respond& respond) {
    respond({200, "application/json", kBody, {}});
  };
  const auto server = bot::http::Server::start(
      settings, bot::http::Router({{"GET", "/healthz", alive}}), [](const bot::Observation&) {});
  report_port(report, (*server)->address().port);
  ::pause();
}

void serve_plain(const Files& files, int report) {
  std::unique_ptr<httplib::Server> server;
  if (files) {
    server = std::make_unique<httplib::SSLServer>(files->certificate.c_str(), files->key.c_str());
  } else {
    server = std::make_unique<httplib::Server>();
  }
  server->new_task_queue = [] { return new httplib::ThreadPool(kPlainThreads); };
  server->set_keep_alive_max_count(1U << 30U);
  server->set_tcp_nodelay(true);
  server->Get("/healthz", [](const httplib::Request&, httplib::Response& response) {
    response.set_content(kBody, "application/json");
  });
  report_port(report, server->bind_to_any_port("127.0.0.1"));
  server->listen_after_bind();
}

// Keep-alive clients in one thread.
class Load {
 public:
  struct Client {
    std::unique_ptr<io::Peer> peer;
    Steady::time_point asked{};
    bool waits = false;
  };

  Load(int port, bool tls, int clients)
      : port_(port), poll_(::epoll_create1(EPOLL_CLOEXEC)), clients_(clients) {
    if (tls) tls_ = io::tls_client();
    for (Client& client : clients_)
      come(client);
  }

  // Answers a second, each within a second of its question. `pace`: questions a second of all; 0:
  // as fast as they are answered.
  double run(Seconds length, double pace) {
    long good = 0;
    const auto begun = Steady::now();
    while (Steady::now() - begun < length) {
      const auto now = Steady::now();
      good += ask(now, pace == 0 ? Seconds(0) : Seconds(double(clients_.size()) / pace));
      good += hear();
    }
    return static_cast<double>(good) / length.count();
  }

 private:
  long ask(Steady::time_point now, Seconds every) {
    long good = 0;
    for (Client& client : clients_) {
      if (client.waits || now - client.asked < every) continue;
      client.asked = now;
      client.waits = true;
      client.peer->say(kRequest);
      good += go_on(client);
    }
    return good;
  }

  long hear() {
    std::array<epoll_event, 256> events{};
    long good = 0;
    const int count = ::epoll_wait(poll_.number(), events.data(), 256, 1);
    for (int i = 0; i < count; ++i)
      good += go_on(*static_cast<Client*>(events.at(static_cast<std::size_t>(i)).data.ptr));
    return good;
  }

  void come(Client& client) {
    client.peer = std::make_unique<io::Peer>(port_, tls_.get());
    client.waits = false;
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLET;
    event.data.ptr = &client;
    ::epoll_ctl(poll_.number(), EPOLL_CTL_ADD, client.peer->socket(), &event);
  }

  // 1 when an answer came, in time. A connection that the server has ended is opened anew.
  long go_on(Client& client) {
    const bool open = client.peer->step();
    const bool answered = !io::take_answer(client.peer->heard).empty();
    client.waits = client.waits && !answered;
    if (!open) come(client);
    return answered && Steady::now() - client.asked < seconds(1) ? 1 : 0;
  }

  const int port_;
  io::TlsClient tls_;
  bot::http::Descriptor poll_;
  std::vector<Client> clients_;
};

double rate(void (*serve)(const Files&, int), const Files& files, int clients, Seconds length,
            double pace) {
  const Served served(serve, files);
  Load load(served.port(), files.has_value(), clients);
  load.run(Seconds(1), pace);  // Handshakes aren't what is measured.
  return load.run(length, pace);
}

void compare(const char* name, const Files& files, Seconds length) {
  const double ours_64 = rate(serve_ours, files, 64, length, 0);
  const double plain_64 = rate(serve_plain, files, 64, length, 0);
  const double pace = plain_64 / 2;
  const double ours_256 = rate(serve_ours, files, 256, length, pace);
  const double plain_256 = rate(serve_plain, files, 256, length, pace);
  std::printf("%-5s %8.0f %8.0f %6.2f   %8.0f %8.0f %8.0f %6.2f\n", name, ours_64, plain_64,
              ours_64 / plain_64, pace, ours_256, plain_256, ours_256 / plain_256);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  const Seconds length(argc > 1 ? std::atof(argv[1]) : 3);
  const tests::TempFolder folder;
  const auto files = bot::http::local_certificate(folder.path());
  if (!files) return 1;
  std::puts("      64 connections             256 clients at a pace");
  std::puts("          ours    plain  ratio     asked     ours    plain  ratio");
  for (int round = 0; round < kRounds; ++round) {
    compare("http", std::nullopt, length);
    compare("https", *files, length);
  }
  return 0;
}
