// Who gets in: accepts connections, makes room for them when there is none, and takes them through
// the TLS handshake. A part of the polling thread, and like all of it never waiting.
//
// Fairness: beyond a limit of its own, an address drops its own oldest unfinished, then idle,
// connection for a new one; beyond the limit of all, everybody's. Loopback and trusted proxies
// have no limit of their own. Those before a TLS handshake cost a socket only: as many again as may
// be inside can stand outside, so that a crowd has no reason to come anew. Not thread-safe.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "bot/http/guests.h"
#include "bot/http/listener.h"
#include "bot/http/network.h"
#include "bot/http/poll.h"
#include "bot/http/tls.h"

namespace bot::http {

struct DoorSettings {
  // A TLS session takes 15 KB. Half of the connections may have one without being answered (31 MB),
  // so that whoever holds connections without asking can't have all of them.
  std::size_t connections_max = 4096;  // Inside; as many sockets may be open outside.
  std::size_t neighbours_max = 256;    // Of one address: an office behind a router has fewer.
  bool loopback_counts = false;        // For that limit; tests have no other addresses.
  std::vector<Network> trusted_proxies;
};

class Door {
 public:
  using Time = Guests::Time;

  // `tls` is null for plain HTTP. Guests and poll outlive the door.
  Door(DoorSettings settings, Listener listener, TlsContext tls, Guests& guests, Poll& poll,
       Observer observe);

  [[nodiscard]] bool is_at(const void* event_of) const { return event_of == &listener_; }
  void let_in(Time now);       // Some of those who wait outside.
  void shake_hands(Time now);  // Some steps of those that can be done.
  void close() { listener_.close(); }
  // Whether to let_in() without being told by the poll: the system had no more sockets.
  [[nodiscard]] bool again(Time now) const { return again_ && now >= *again_; }
  // When there will be something to do here, whatever the poll says.
  [[nodiscard]] Time next_time() const;

  // For those who come from now on; their tickets stay good.
  void use(TlsContext tls);
  // Ticket keys last for twelve hours; to be called now and then.
  void renew_tickets(Time now);

 private:
  void admit(Accepted accepted, Time now);
  Guest* next_handshake(int step, Time now);
  [[nodiscard]] Time next_begin() const;
  bool make_room(std::uint64_t network);
  bool make_room_inside();
  bool put_out(Guest* victim, const char* why);

  const DoorSettings settings_;
  Listener listener_;
  TlsContext tls_;
  Guests& guests_;
  Poll& poll_;
  const Observer observe_;
  std::optional<Time> again_;
  Time tickets_until_;
};

}  // namespace bot::http
