// Who is connected, and how far each has come: the book that the polling thread keeps. Says whose
// time is up, who goes when there is no room, whose handshake is next and who asked what; does no
// I/O but closing.
//
// Each phase has one length, so its list is in the order of deadlines: nearly all questions are
// answered from the front of a list. Not thread-safe.

#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <list>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "bot/http/connection.h"
#include "bot/http/framing.h"
#include "bot/observe/observation.h"

namespace bot::http {

enum class Phase : std::uint8_t {
  Knocking,  // Before a TLS handshake: costs a socket only.
  Shed,      // Has lost its turn in a crowd: costs a socket again, is told nothing.
  Handshake,
  Head,  // Of a request: some of it is here, or the connection is new.
  Body,
  Waiting,    // Sent several requests at once: the next one waits for its turn.
  Answering,  // With a worker, or parked by a handler.
  Deserted,   // The same, but the peer has stopped sending: perhaps nobody waits any more.
  Writing,
  Lingering,  // Said all, reads away the rest.
  Idle,       // Between two requests.
};
inline constexpr std::size_t kPhases = 11;
// How long each may last, in their order.
using PhaseLengths = std::array<std::chrono::milliseconds, kPhases>;

inline constexpr std::uint32_t kUnwatched = ~std::uint32_t{0};

struct Guest {
  Connection connection;
  std::string address;        // Numeric, without port.
  std::uint64_t network = 0;  // Whose limit it counts for; 0: nobody's.
  Phase phase = Phase::Knocking;
  std::chrono::steady_clock::time_point since{};  // In this phase.

  std::string in;           // What has arrived and isn't answered yet.
  NeedsMore seen;           // Of `in`.
  std::string out;          // What is to be written.
  std::size_t written = 0;  // Of `out`.
  std::size_t paced = 0;    // Bytes of `in` or `out` when the deadline was last set.
  std::size_t lent = 0;     // Bytes of the request that is being answered.
  int served = 0;           // Requests so far.
  bool head_only = false;   // The last one was HEAD.
  bool keep_alive = true;   // After the last one.

  // The book's own.
  std::uint32_t events = kUnwatched;  // What the poll is asked to tell.
  std::uint64_t request = 0;          // The one that is being answered; 0: none.
  std::size_t held = 0;               // Bytes that count for the sum of all.
  bool queued = false;                // For a step of the handshake.
  std::list<Guest>::iterator place{};
};

// Empties it and gives its memory back, which neither clear() nor assigning "" does.
inline void release(std::string& bytes) { std::string().swap(bytes); }

class Guests {
 public:
  using Time = std::chrono::steady_clock::time_point;

  Guests(const PhaseLengths& lengths, Observer observe);

  Guest& add(Guest guest, Time now);
  // To the end of that phase's list: a phase entered anew begins anew.
  void move(Guest& guest, Phase phase, Time now);
  // Closes it; `why` is observed unless it is "". The guest itself stays until sweep(): an event
  // may still point to it.
  void drop(Guest& guest, const char* why = "");
  [[nodiscard]] static bool dropped(const Guest& guest) { return guest.connection.socket() < 0; }
  void sweep() { dropped_.clear(); }
  // Out of what it was at, and all that this held is given back; the connection stays.
  void shed(Guest& guest, Time now, const char* why);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t size(Phase phase) const {
    return lists_[static_cast<std::size_t>(phase)].size();
  }
  // Before their handshake, or shed from it.
  [[nodiscard]] std::size_t outside() const { return size(Phase::Knocking) + size(Phase::Shed); }
  [[nodiscard]] std::size_t size_of(std::uint64_t network) const;
  [[nodiscard]] ConnectionsCounted count() const;

  [[nodiscard]] Guest* oldest(Phase phase);
  // Who has to make room outside: the oldest.
  [[nodiscard]] Guest* least_worthy_outside();
  // And inside: the oldest of those that are unfinished, else of those that are idle; null when all
  // are being answered.
  [[nodiscard]] Guest* least_worthy();
  [[nodiscard]] Guest* least_worthy_of(std::uint64_t network);
  // The same among those that have a session and aren't being answered, when there are `max`.
  [[nodiscard]] Guest* one_bystander_too_many(std::size_t max);
  [[nodiscard]] Guest* expired(Time now);
  [[nodiscard]] std::optional<Time> next_deadline() const;

  // Whose handshake can go a step further: two queues, of those who have begun, in order, and of
  // those who knock, in order as long as they are few.
  void queue(Guest& guest);
  [[nodiscard]] Guest* next_queued(Phase phase);
  [[nodiscard]] bool any_queued(Phase phase) const {
    return phase == Phase::Knocking ? !knocking_.empty() : !begun_.empty();
  }

  // Who asked what: a number is good once, and only while its guest is here.
  std::uint64_t ask(Guest& guest);
  Guest* asker(std::uint64_t request);

  // Bytes that all guests make us hold; to be told when a guest's may have changed.
  void weigh(Guest& guest);
  [[nodiscard]] std::size_t held() const { return held_; }
  // The oldest of those that make us hold much without being answered.
  [[nodiscard]] Guest* oldest_holder();

 private:
  using List = std::list<Guest>;
  [[nodiscard]] List& in(Phase phase) { return lists_[static_cast<std::size_t>(phase)]; }
  [[nodiscard]] Time deadline(const Guest& guest) const {
    return guest.since + lengths_[static_cast<std::size_t>(guest.phase)];
  }
  [[nodiscard]] std::deque<Guest*>& queue_of(Phase phase) {
    return phase == Phase::Knocking ? knocking_ : begun_;
  }
  [[nodiscard]] Guest* oldest_of(std::span<const Phase> phases);
  [[nodiscard]] Guest* least_worthy_in(std::span<const Phase> unfinished);
  // Gives back what it makes us hold.
  void unburden(Guest& guest);
  void leave_network(Guest& guest);

  const PhaseLengths lengths_;
  const Observer observe_;
  std::array<List, kPhases> lists_;
  List dropped_;
  std::size_t size_ = 0;
  std::size_t held_ = 0;
  std::deque<Guest*> knocking_;
  std::deque<Guest*> begun_;
  std::uint64_t last_request_ = 0;
  std::unordered_map<std::uint64_t, Guest*> askers_;
  std::unordered_map<std::uint64_t, std::vector<Guest*>> networks_;
};

}  // namespace bot::http
