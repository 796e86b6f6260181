#include "bot/http/door.h"

#include <algorithm>
#include <utility>

#include "bot/http/address.h"

namespace bot::http {
namespace {

constexpr int kAcceptsMax = 256;  // A round, a millisecond: those who are in come first.
// A handshake costs a third of a millisecond of our time and next to nothing of an attacker's.
constexpr int kHandshakeSteps = 8;
constexpr int kFreshStep = 4;  // Each fourth step is for those who knock, whoever else is there.
// A handshake that has begun holds 44 KB, three times of what is left when it is done. An honest
// one is done within a round trip: when many are begun, whoever takes longer makes room; when too
// many are, nobody begins until then.
constexpr std::size_t kHandshakesMany = 384;
constexpr std::size_t kHandshakesMax = 768;
constexpr std::chrono::milliseconds kRoundTrip{200};
constexpr std::chrono::milliseconds kPause{50};
constexpr std::chrono::hours kTicketKeys{12};

}  // namespace

Door::Door(DoorSettings settings, Listener listener, TlsContext tls, Guests& guests, Poll& poll,
           Observer observe)
    : settings_(std::move(settings)),
      listener_(std::move(listener)),
      tls_(std::move(tls)),
      guests_(guests),
      poll_(poll),
      observe_(std::move(observe)),
      tickets_until_(std::chrono::steady_clock::now() + kTicketKeys) {
  poll_.watch(listener_.descriptor(), EPOLLIN, &listener_);
}

void Door::let_in(Time now) {
  again_.reset();
  for (int i = 0; i < kAcceptsMax; ++i) {
    Accepted accepted = listener_.accept();
    if (accepted.exhausted) {
      Guest* victim = guests_.least_worthy_outside();
      if (victim == nullptr) victim = guests_.least_worthy();
      if (victim != nullptr) guests_.drop(*victim, "no_sockets");
      again_ = now + kPause;
      return;
    }
    if (!accepted.socket) return;
    admit(std::move(accepted), now);
  }
}

void Door::admit(Accepted accepted, Time now) {
  Guest guest;
  guest.connection = Connection(std::move(accepted.socket));
  guest.address = std::move(accepted.peer);
  const bool local = is_loopback(guest.address) && !settings_.loopback_counts;
  const bool exempt = local || contains(settings_.trusted_proxies, guest.address);
  if (!exempt) guest.network = neighbourhood(guest.address);
  if (!make_room(guest.network)) return;
  guest.phase = tls_ ? Phase::Knocking : Phase::Head;
  poll_.want(guests_.add(std::move(guest), now), kReading);
}

bool Door::make_room(std::uint64_t network) {
  if (network != 0 && guests_.size_of(network) >= settings_.neighbours_max) {
    return put_out(guests_.least_worthy_of(network), "crowded_address");
  }
  if (guests_.outside() >= settings_.connections_max) {
    return put_out(guests_.least_worthy_outside(), "crowded");
  }
  return tls_ ? true : make_room_inside();
}

bool Door::make_room_inside() {
  if (guests_.size() - guests_.outside() < settings_.connections_max) return true;
  return put_out(guests_.least_worthy(), "crowded");
}

// False when there is nobody to put out: all are being answered, so that it is the new one's turn.
bool Door::put_out(Guest* victim, const char* why) {
  if (victim != nullptr) {
    guests_.drop(*victim, why);
  } else {
    observe_(ConnectionDropped{why});
  }
  return victim != nullptr;
}

void Door::shake_hands(Time now) {
  for (int i = 1; i <= kHandshakeSteps; ++i) {
    Guest* guest = next_handshake(i, now);
    if (guest == nullptr) return;
    const Step step = guest->connection.shake_hands(*tls_);
    if (step == Step::Gone) {
      observe_(HandshakeFailed{tls_complaint()});
      guests_.drop(*guest);
      continue;
    }
    if (step == Step::Done) {
      Guest* bystander = guests_.one_bystander_too_many(settings_.connections_max / 2);
      if (bystander != nullptr) guests_.drop(*bystander, "crowded_sessions");
      guests_.move(*guest, Phase::Head, now);
    }
    poll_.want(*guest, step);
  }
}

// Those who have begun go before those who knock: the sooner they are done, the fewer are begun.
Guest* Door::next_handshake(int step, Time now) {
  Guest* begun = step % kFreshStep == 0 ? nullptr : guests_.next_queued(Phase::Handshake);
  if (begun != nullptr) return begun;
  if (!guests_.any_queued(Phase::Knocking) || now < next_begin()) {
    return guests_.next_queued(Phase::Handshake);
  }
  Guest* oldest = guests_.oldest(Phase::Handshake);
  if (guests_.size(Phase::Handshake) >= kHandshakesMany && oldest->since + kRoundTrip <= now) {
    guests_.shed(*oldest, now, "crowded_handshakes");
    poll_.want(*oldest, std::uint32_t{EPOLLRDHUP});
  }
  Guest* fresh = guests_.next_queued(Phase::Knocking);
  if (!make_room_inside()) {
    guests_.drop(*fresh);
    return nullptr;
  }
  guests_.move(*fresh, Phase::Handshake, now);
  return fresh;
}

// When one more handshake may begin.
Door::Time Door::next_begin() const {
  if (guests_.size(Phase::Handshake) < kHandshakesMax) return Time();
  return guests_.oldest(Phase::Handshake)->since + kRoundTrip;
}

Door::Time Door::next_time() const {
  if (guests_.any_queued(Phase::Handshake)) return Time();
  Time next = again_.value_or(Time::max());
  if (guests_.any_queued(Phase::Knocking)) next = std::min(next, next_begin());
  return next;
}

void Door::use(TlsContext tls) {
  if (tls_) keep_ticket_keys(*tls_, *tls);
  tls_ = std::move(tls);
}

void Door::renew_tickets(Time now) {
  if (!tls_ || now < tickets_until_) return;
  renew_ticket_keys(*tls_);
  tickets_until_ = now + kTicketKeys;
}

}  // namespace bot::http
