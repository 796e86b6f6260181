#include "bot/http/front.h"

#include <algorithm>
#include <utility>

#include "bot/http/exchange.h"

namespace bot::http {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::uint32_t kOnlyTheEnd = EPOLLRDHUP;
constexpr std::uint32_t kGone = EPOLLRDHUP | EPOLLHUP | EPOLLERR;
constexpr milliseconds kReportEvery{1000};
constexpr milliseconds kLastWords{1000};  // To write what is written when we give up.
// Of all that has arrived and isn't answered, or is answered and isn't taken: thirty full bodies at
// the same time. With 1,000 TLS connections the process stays under 64 MB.
constexpr std::size_t kHeldBytesMax = std::size_t{8} << 20U;
// Requests a round of those who send many at once: a millisecond's work.
constexpr int kWaitingSteps = 16;

const char* overdue(Phase phase) {
  switch (phase) {
    case Phase::Knocking:
    case Phase::Handshake:
      return "slow_handshake";
    case Phase::Head:
      return "slow_head";
    case Phase::Body:
      return "slow_body";
    case Phase::Writing:
      return "slow_reader";
    default:
      return "";  // In order.
  }
}

}  // namespace

Front::Front(FrontSettings settings, Listener listener, TlsContext tls, Serve serve,
             Observer observe, Mailbox& mailbox)
    : settings_(std::move(settings)),
      held_max_(std::max(kHeldBytesMax, 4 * settings_.limits.body_bytes_max)),
      serve_(std::move(serve)),
      observe_(std::move(observe)),
      mailbox_(mailbox),
      guests_(settings_.lengths, observe_),
      door_(settings_.door, std::move(listener), std::move(tls), guests_, poll_, observe_) {
  poll_.watch(mailbox_.descriptor(), EPOLLIN, &mailbox_);
}

void Front::run() {
  now_ = Steady::now();
  while (!draining_ || guests_.size() > 0) {
    turn();
    if (given_up_ && now_ >= gone_by_) break;
  }
  mailbox_.close();
}

// Those who are in before those who come.
void Front::turn() {
  const int count = poll_.wait(patience());
  now_ = Steady::now();
  bool somebody_comes = door_.again(now_);
  for (int i = 0; i < count; ++i) {
    const epoll_event& event = poll_.at(i);
    if (door_.is_at(event.data.ptr)) {
      somebody_comes = true;
    } else if (event.data.ptr != &mailbox_) {
      handle(*static_cast<Guest*>(event.data.ptr), event.events);
    }
  }
  read_mail();
  for (int i = 0; i < kWaitingSteps && guests_.size(Phase::Waiting) > 0; ++i)
    go_on(*guests_.oldest(Phase::Waiting));
  door_.shake_hands(now_);
  if (somebody_comes && !draining_) door_.let_in(now_);
  while (Guest* guest = guests_.expired(now_))
    time_out(*guest);
  report();
  guests_.sweep();
}

int Front::patience() const {
  if (guests_.size(Phase::Waiting) > 0) return 0;
  Time until = guests_.next_deadline().value_or(now_ + std::chrono::hours(1));
  until = std::min(until, door_.next_time());
  if (guests_.count() != reported_) until = std::min(until, report_due_);
  if (given_up_) until = std::min(until, gone_by_);
  const auto left = std::chrono::ceil<milliseconds>(until - Steady::now()).count();
  return static_cast<int>(std::max<decltype(left)>(left, 0));
}

void Front::handle(Guest& guest, std::uint32_t events) {
  if (Guests::dropped(guest)) return;
  switch (guest.phase) {
    case Phase::Shed:
      return guests_.drop(guest);  // Nothing else is asked for.
    case Phase::Knocking:
      if ((events & kGone) != 0) return guests_.drop(guest);  // Without a session made for it.
      return guests_.queue(guest);
    case Phase::Handshake:
      return guests_.queue(guest);
    case Phase::Head:
    case Phase::Body:
    case Phase::Idle:
      return take_in(guest);
    case Phase::Waiting:
    case Phase::Answering:
    case Phase::Deserted:
      return overhear(guest, events);
    case Phase::Writing:
      return write_out(guest);
    case Phase::Lingering:
      if (guest.connection.discard() == Step::Gone) guests_.drop(guest);
  }
}

// Something happens while an answer is awaited: more requests (they wait in the kernel), or the
// peer's end.
void Front::overhear(Guest& guest, std::uint32_t events) {
  if ((events & (EPOLLERR | EPOLLHUP)) != 0) return guests_.drop(guest);
  if ((events & EPOLLRDHUP) == 0) return poll_.want(guest, kOnlyTheEnd);
  if (guest.phase == Phase::Answering) guests_.move(guest, Phase::Deserted, now_);
  poll_.want(guest, 0U);
}

void Front::take_in(Guest& guest) {
  const Step step = guest.connection.read(guest.in);
  if (step == Step::Gone) return guests_.drop(guest);
  guests_.weigh(guest);
  while (guests_.held() > held_max_) {
    Guest* holder = guests_.oldest_holder();
    if (holder == nullptr) break;  // All of it is being answered: hand_over() will say no.
    // Who is told comes back at once, and a crowd of them with a handshake each.
    guests_.shed(*holder, now_, "memory");
    poll_.want(*holder, kOnlyTheEnd);
  }
  if (guest.phase == Phase::Shed) return;
  if (step == Step::Done) return go_on(guest);
  // A part of a record is the beginning of a request as well.
  const bool begins = guest.phase == Phase::Idle && guest.connection.pending() > 0;
  if (begins) guests_.move(guest, Phase::Head, now_);
  poll_.want(guest, step);
}

// The request that has arrived, or the wait for it.
void Front::go_on(Guest& guest) {
  Framing framing = frame(guest.in, settings_.limits, guest.seen);
  if (const auto* more = std::get_if<NeedsMore>(&framing)) {
    guest.seen = *more;
    return await_more(guest);
  }
  if (const auto* refusal = std::get_if<Refusal>(&framing)) return refuse(guest, *refusal);
  if (hand_over(guest, std::move(std::get<Framed>(framing)))) return;
  say_busy(guest);
  write_out(guest);
}

void Front::await_more(Guest& guest) {
  Phase phase = guest.in.empty() && guest.served > 0 ? Phase::Idle : Phase::Head;
  if (guest.seen.total > 0) phase = Phase::Body;
  const bool paces = phase == Phase::Body && guest.in.size() - guest.paced >= kBodyPaceBytes;
  if (phase != guest.phase || paces) {
    guests_.move(guest, phase, now_);
    guest.paced = guest.in.size();
  }
  guest.in.reserve(guest.seen.total);  // Once, where doubling would take half as much again.
  poll_.want(guest, kReading);
}

bool Front::hand_over(Guest& guest, Framed framed) {
  Whole whole;
  whole.body = guest.in.substr(framed.head_bytes, framed.body_bytes);
  guest.lent = framed.head_bytes + framed.body_bytes;
  guest.in.erase(0, guest.lent);
  // Nothing is left of one request, little of many in the end: what is weighed is what is held.
  if (guest.in.capacity() > 2 * guest.in.size()) guest.in.shrink_to_fit();
  guest.seen = NeedsMore();
  guest.head_only = framed.method == "HEAD";
  ++guest.served;
  framed.keep_alive = framed.keep_alive && guest.served < kRequestsMax && !draining_;
  guest.keep_alive = framed.keep_alive;
  guests_.weigh(guest);
  if (guests_.held() > held_max_) return false;

  whole.patient = guest.phase == Phase::Waiting;
  whole.peer = client_address(guest.address, framed.headers, settings_.door.trusted_proxies);
  whole.framed = std::move(framed);
  whole.number = guests_.ask(guest);
  guests_.move(guest, Phase::Answering, now_);
  if (serve_(std::move(whole))) return true;
  guests_.asker(guest.request);  // Nobody will answer.
  return false;
}

void Front::refuse(Guest& guest, const Refusal& refusal) {
  observe_(RequestRefused{std::to_string(refusal.status)});
  guest.keep_alive = guest.head_only = false;
  release(guest.in);
  guest.out = write_response(problem(refusal.status, refusal.detail),
                             {false, false, false, settings_.strict_transport});
  flush(guest);
}

void Front::say_busy(Guest& guest) {
  observe_(RequestRefused{"busy"});
  const Response response =
      problem_for_now(503, "the server: is busy, try again", std::chrono::seconds(1));
  guest.out = write_response(
      response, {guest.head_only, false, guest.keep_alive, settings_.strict_transport});
}

// What is to be written, and what follows then.
void Front::write_out(Guest& guest) {
  if (!flush(guest)) return;
  if (guest.in.empty()) return await_more(guest);
  guests_.move(guest, Phase::Waiting, now_);
}

// True when all is written and the connection goes on.
bool Front::flush(Guest& guest) {
  if (guest.phase != Phase::Writing) {
    guests_.move(guest, Phase::Writing, now_);
    guest.paced = 0;
  }
  std::string_view rest = std::string_view(guest.out).substr(guest.written);
  const Step step = guest.connection.write(rest);
  guest.written = guest.out.size() - rest.size();
  if (step == Step::Gone) {
    guests_.drop(guest);
    return false;
  }
  if (step == Step::Done) {
    release(guest.out);
    guest.written = guest.paced = guest.lent = 0;
  }
  guests_.weigh(guest);
  if (step == Step::Done && guest.keep_alive && !draining_) return true;
  pause(guest, step);
  return false;
}

// Some of it waits for the peer to take it; or all is said, and what the peer still says is read
// away.
void Front::pause(Guest& guest, Step step) {
  poll_.want(guest, step);
  if (step == Step::Done) {
    guest.connection.finish();
    guests_.move(guest, Phase::Lingering, now_);
  } else if (guest.written - guest.paced >= kWritePaceBytes) {
    guests_.move(guest, Phase::Writing, now_);
    guest.paced = guest.written;
  }
}

void Front::read_mail() {
  Mail mail = mailbox_.take();
  for (Letter& letter : mail.letters) {
    Guest* guest = guests_.asker(letter.request);
    if (guest == nullptr) continue;  // It left, or was told that there is no answer.
    guest->out = std::move(letter.bytes);
    write_out(*guest);
  }
  if (mail.tls) door_.use(std::move(mail.tls));
  door_.renew_tickets(now_);
  if (mail.drain && !std::exchange(draining_, true)) drain();
  if (mail.give_up && !std::exchange(given_up_, true)) give_up();
}

void Front::drain() {
  door_.close();
  for (const Phase phase : {Phase::Knocking, Phase::Shed, Phase::Handshake}) {
    while (Guest* silent = guests_.oldest(phase))
      guests_.drop(*silent);
  }
  while (Guest* idle = guests_.oldest(Phase::Idle)) {
    take_in(*idle);  // Its next request may be here already.
    if (idle->phase == Phase::Idle) leave(*idle);
  }
}

void Front::give_up() {
  gone_by_ = now_ + kLastWords;
  for (const Phase phase :
       {Phase::Knocking, Phase::Shed, Phase::Handshake, Phase::Head, Phase::Body, Phase::Idle}) {
    while (Guest* guest = guests_.oldest(phase))
      guests_.drop(*guest);
  }
  for (const Phase phase : {Phase::Waiting, Phase::Answering, Phase::Deserted}) {
    while (Guest* guest = guests_.oldest(phase))
      time_out(*guest);
  }
}

void Front::time_out(Guest& guest) {
  switch (guest.phase) {
    case Phase::Idle:
      return leave(guest);
    case Phase::Waiting:
    case Phase::Answering:
    case Phase::Deserted:
      guests_.asker(guest.request);
      guest.keep_alive = false;
      say_busy(guest);
      return write_out(guest);
    default:
      return guests_.drop(guest, overdue(guest.phase));
  }
}

// Nothing is on its way: a plain end.
void Front::leave(Guest& guest) {
  guest.connection.finish();
  guests_.drop(guest);
}

void Front::report() {
  const ConnectionsCounted counted = guests_.count();
  if (counted == reported_ || (now_ < report_due_ && !draining_)) return;
  reported_ = counted;
  report_due_ = now_ + kReportEvery;
  observe_(counted);
}

}  // namespace bot::http
