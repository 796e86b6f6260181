#include "tests/io/crowd.h"

#include <array>

#include <sys/epoll.h>

namespace io {
namespace {

using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

constexpr milliseconds kTick{20};
constexpr milliseconds kDrip{1000};
constexpr milliseconds kBack{200};  // After having been thrown out.

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i)
    result += text;
  return result;
}

const std::string kGet = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
const std::string kPost =
    "POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

}  // namespace

const std::vector<Attack>& attacks() {
  using Greeting = Attack::Greeting;
  static const std::vector<Attack> kAttacks = {
      {.name = "slow-headers", .opening = "GET / HTTP/1.1\r\nHost: x\r\n", .drip = "X-A: bbbbbbbb"},
      {.name = "slow-body",
       .opening = kPost + "Content-Length: 1000\r\n\r\n",
       .drip = "{\"user\":"},
      // As much as a body may have, but for the last byte: memory is what is attacked.
      {.name = "fat-body",
       .opening = kPost + "Content-Length: 262144\r\n\r\n" + std::string(262143, 'x')},
      {.name = "idle", .opening = kGet},
      {.name = "slow-reader", .opening = repeated(kGet, 1000), .reads = false},
      {.name = "half-open-tls", .greeting = Greeting::Hello},
      {.name = "silent", .greeting = Greeting::None},
      {.name = "flood", .greeting = Greeting::None, .leaves = true},
      {.name = "tls-flood", .leaves = true},
      {.name = "pipeline", .opening = repeated(kGet, 50), .endless = true},
      {.name = "nonsense", .opening = "GET / HTTP/1.1\nHost: x\n\n", .leaves = true},
  };
  return kAttacks;
}

Crowd::Crowd(const Attack& attack, int size, int port)
    : attack_(attack),
      port_(port),
      tls_(tls_client()),
      poll_(::epoll_create1(EPOLL_CLOEXEC)),
      members_(static_cast<std::size_t>(size)),
      thread_([this] { run(); }) {}

Crowd::~Crowd() {
  over_ = true;
  thread_.join();
}

void Crowd::run() {
  std::array<epoll_event, 256> events{};
  Time ticked{};
  while (!over_) {
    const int count = ::epoll_wait(poll_.number(), events.data(), static_cast<int>(events.size()),
                                   static_cast<int>(kTick.count()));
    for (int i = 0; i < count; ++i)
      go_on(*static_cast<Member*>(events.at(static_cast<std::size_t>(i)).data.ptr));
    if (Steady::now() - ticked < kTick) continue;
    ticked = Steady::now();
    tick(ticked);
  }
}

void Crowd::tick(Time now) {
  for (Member& member : members_) {
    if (member.next > now || over_) continue;
    if (!member.peer) {
      come(member);
    } else if (member.opened && member.dripped < attack_.drip.size()) {
      member.peer->say(std::string_view(attack_.drip).substr(member.dripped++, 1));
      member.next = now + kDrip;
      go_on(member);
    }
  }
}

void Crowd::come(Member& member) {
  const bool tls = attack_.greeting != Attack::Greeting::None;
  member = Member();
  member.peer = std::make_unique<Peer>(port_, tls ? tls_.get() : nullptr);
  if (!attack_.reads) member.peer->read_nothing();
  epoll_event event{};
  event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
  event.data.ptr = &member;
  ::epoll_ctl(poll_.number(), EPOLL_CTL_ADD, member.peer->socket(), &event);
}

void Crowd::go_on(Member& member) {
  if (!member.peer || act(member)) return;
  ++thrown_out_;
  member.peer.reset();
  member.opened = false;
  member.next = Steady::now() + (attack_.leaves ? milliseconds(0) : kBack);
}

// False when it is over: thrown out, or done.
bool Crowd::act(Member& member) {
  Peer& peer = *member.peer;
  if (attack_.greeting == Attack::Greeting::Hello) {
    arrived_ += member.opened ? 0 : 1;
    member.opened = true;
    return peer.step_to_hello();
  }
  if (!peer.step()) return false;
  if (!peer.open()) return true;
  if (!member.opened) {
    member.opened = true;
    ++arrived_;
    peer.say(attack_.opening);
    member.next = Steady::now() + kDrip;
    if (!peer.step()) return false;
  }
  peer.heard.clear();
  if (!peer.all_said()) return true;
  if (attack_.endless) {
    peer.say(attack_.opening);
    return peer.step();
  }
  return !attack_.leaves;
}

}  // namespace io
