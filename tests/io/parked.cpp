// Thousands of long polls held by the real program: what they cost, how soon they wake, and that a
// stop answers them all.
//
//   parked PROGRAM [POLLS=4000] [--untimed | --lenient]
//
// Ends with 1 when a figure is missed: 64 MB for all of them, 10 ms from the answer of the message
// that wakes them (its commit) to theirs. --untimed leaves out time, --lenient memory as well.

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <sys/epoll.h>
#include <sys/resource.h>

#include "tests/io/peer.h"
#include "tests/io/program.h"

namespace {

using Steady = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;
using std::chrono::seconds;

constexpr double kMemoryMbMax = 64;
constexpr double kWakeMsMax = 10;
constexpr std::size_t kConversations = 400;
// Who has a session and waits for an answer yet may be sent away when many more come.
constexpr std::size_t kAhead = 1000;
constexpr std::size_t kWoken = 40;  // Conversations that move, one after another.
constexpr seconds kPatience{60};

void require(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(what);
}

std::string get(const std::string& path) {
  return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

std::string message(std::size_t user, const std::string& text) {
  const std::string body =
      "{\"user\": \"p" + std::to_string(user) + "\", \"text\": \"" + text + "\"}";
  return "POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
         "Content-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

// A number or a quoted word that follows `name` in JSON or Prometheus' text.
std::string after(const std::string& text, const std::string& name, const char* end) {
  const auto at = text.find(name);
  if (at == std::string::npos) return "";
  const auto from = at + name.size();
  return text.substr(from, text.find(end, from) - from);
}

struct Poll {
  std::unique_ptr<io::Peer> peer;
  std::size_t conversation = 0;
  bool answered = false;
  Steady::time_point at{};  // When it was.
};

struct Conversation {
  std::string id;
  std::string next;  // After what its polls wait.
};

class Parked {
 public:
  Parked(const std::string& path, std::size_t count)
      : program_(path, {}),
        tls_(io::tls_client()),
        talk_(program_.port(), tls_.get()),
        poll_(::epoll_create1(EPOLL_CLOEXEC)),
        polls_(count) {}

  void begin_conversations();
  void park();
  // Milliseconds from a message's answer to each answer of the polls that it wakes.
  std::vector<double> wake();
  // True when all that are left were answered, and the program ended well.
  bool stop();

  [[nodiscard]] long status(const char* name) const { return program_.status(name); }

 private:
  void await_held(std::size_t count);
  std::size_t held();
  std::size_t hear(int milliseconds);

  io::Program program_;
  io::TlsClient tls_;
  io::Peer talk_;
  bot::http::Descriptor poll_;
  std::vector<Poll> polls_;
  std::vector<Conversation> conversations_;
  int exit_code_ = -1;
};

void Parked::begin_conversations() {
  for (std::size_t i = 0; i < kConversations; ++i) {
    const std::string answer = io::ask(talk_, message(i, "hello"), kPatience);
    Conversation begun{after(answer, "\"conversation\":\"", "\""), ""};
    const std::string state = io::ask(talk_, get("/v1/conversations/" + begun.id), kPatience);
    begun.next = after(state, "\"next\":", "}");
    require(!begun.id.empty() && !begun.next.empty(), "a conversation didn't begin");
    conversations_.push_back(begun);
  }
}

void Parked::park() {
  for (std::size_t i = 0; i < polls_.size(); ++i) {
    Poll& poll = polls_[i];
    poll.conversation = i % kConversations;
    const Conversation& on = conversations_[poll.conversation];
    poll.peer = std::make_unique<io::Peer>(program_.port(), tls_.get());
    poll.peer->say(get("/v1/conversations/" + on.id + "/messages?after=" + on.next + "&wait=60"));
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    event.data.ptr = &poll;
    ::epoll_ctl(poll_.number(), EPOLL_CTL_ADD, poll.peer->socket(), &event);
    hear(0);
    if ((i + 1) % kAhead == 0) await_held(i + 1);
  }
  await_held(polls_.size());
}

void Parked::await_held(std::size_t count) {
  const auto until = Steady::now() + kPatience;
  while (held() < count) {
    require(Steady::now() < until, "not all polls were held");
    hear(50);
  }
}

// How many the program says that it holds; it says so once a second.
std::size_t Parked::held() {
  const std::string metrics = io::ask(talk_, get("/metrics"), kPatience);
  const std::string number = after(metrics, "stepwise_connections{state=\"answering\"} ", "\n");
  return number.empty() ? 0 : std::stoul(number);
}

// Lets the polls go on; the number of answers that came.
std::size_t Parked::hear(int milliseconds) {
  std::array<epoll_event, 512> events{};
  const int count = ::epoll_wait(poll_.number(), events.data(), 512, milliseconds);
  std::size_t answers = 0;
  for (int i = 0; i < count; ++i) {
    Poll& poll = *static_cast<Poll*>(events.at(static_cast<std::size_t>(i)).data.ptr);
    const bool open = poll.peer->step();
    if (!io::take_answer(poll.peer->heard).empty()) {
      poll.answered = true;
      poll.at = Steady::now();
      ++answers;
    }
    require(open || poll.answered, "a poll was dropped");
  }
  return answers;
}

double milliseconds_between(Steady::time_point from, Steady::time_point to) {
  return std::max(0.0, Milliseconds(to - from).count());
}

std::vector<double> Parked::wake() {
  std::vector<double> took;
  const std::size_t each = polls_.size() / kConversations;
  for (std::size_t i = 0; i < kWoken; ++i) {
    talk_.say(message(i, "how long does it take?"));
    std::optional<Steady::time_point> committed;
    std::size_t answers = 0;
    while (!committed || answers < each) {
      require(talk_.step(), "the message wasn't answered");
      if (!committed && !io::take_answer(talk_.heard).empty()) committed = Steady::now();
      answers += hear(committed ? 100 : 0);
    }
    for (const Poll& poll : polls_) {
      if (poll.conversation == i) took.push_back(milliseconds_between(*committed, poll.at));
    }
  }
  return took;
}

bool Parked::stop() {
  std::thread stopping([this] { exit_code_ = program_.stop(); });
  const auto until = Steady::now() + kPatience;
  const auto answered = [](const Poll& poll) { return poll.answered; };
  while (!std::ranges::all_of(polls_, answered) && Steady::now() < until)
    hear(100);
  stopping.join();
  return exit_code_ == 0 && std::ranges::all_of(polls_, answered);
}

int run(const std::string& program, std::size_t count, std::string_view leave_out) {
  Parked parked(program, count);
  parked.begin_conversations();
  const long before = parked.status("VmRSS");
  parked.park();
  const double cost = static_cast<double>(parked.status("VmRSS") - before) / 1024;
  std::vector<double> took = parked.wake();
  std::ranges::sort(took);
  const double median = took[took.size() / 2];
  const double late = took[took.size() * 99 / 100];
  std::printf("%zu polls cost %.1f MB and %ld threads; woken after %.2f ms, p99 %.2f ms\n", count,
              cost, parked.status("Threads"), median, late);
  require(parked.stop(), "the stop left polls without an answer");
  require(leave_out == "--lenient" || cost < kMemoryMbMax, "they cost too much memory");
  require(!leave_out.empty() || late < kWakeMsMax, "they wake too late");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty()) {
    std::fputs("usage: parked PROGRAM [POLLS] [--untimed | --lenient]\n", stderr);
    return 2;
  }
  std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes without MSG_NOSIGNAL.
  rlimit files{};
  ::getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
  const bool counted = words.size() > 1 && !words[1].starts_with("--");
  const std::string leave_out = words.back().starts_with("--") ? words.back() : "";
  try {
    return run(words[0], counted ? std::stoul(words[1]) : 4000, leave_out);
  } catch (const std::exception& failure) {
    std::printf("WRONG %s\n", failure.what());
    return 1;
  }
}
