// One thread that polls all connections: lets them in, reads, frames, writes, and keeps everybody's
// deadlines. Only a request that is whole and valid leaves it, and only as a value, so that slow
// and hostile peers cost a few kilobytes and never a thread.
//
// Knows no handler: `serve` takes the requests, answers come back through the mailbox, whenever
// they come. Thread safety: run() in one thread; all else through the mailbox.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "bot/http/door.h"
#include "bot/http/framing.h"
#include "bot/http/guests.h"
#include "bot/http/mailbox.h"
#include "bot/http/poll.h"
#include "bot/observe/observation.h"

namespace bot::http {

using std::chrono::milliseconds;

// Deadlines. A phone in a train needs two seconds for a handshake; a request is one packet or two.
inline constexpr milliseconds kHandshake{5000};
// Whoever is shed hears nothing for as long: one who is told would be back at once.
inline constexpr milliseconds kShed{5000};
inline constexpr milliseconds kHead{10000};
inline constexpr milliseconds kBody{15000};    // And again for each kBodyPaceBytes.
inline constexpr milliseconds kAnswer{75000};  // A handler's; long polls take up to 60 s.
inline constexpr milliseconds kWrite{10000};   // And again for each kWritePaceBytes.
inline constexpr milliseconds kLinger{2000};   // A round trip and a lost packet.
inline constexpr milliseconds kIdle{30000};    // Platforms use a connection again within seconds.
inline constexpr std::size_t kBodyPaceBytes = 262144;  // 17 KB/s: any phone network has it.
inline constexpr std::size_t kWritePaceBytes = 65536;
inline constexpr int kRequestsMax = 1000;  // A connection: then its memory is given back.

constexpr PhaseLengths usual_lengths() {
  PhaseLengths lengths{};
  const auto set = [&](Phase phase, milliseconds length) {
    lengths.at(static_cast<std::size_t>(phase)) = length;
  };
  set(Phase::Knocking, kHandshake);
  set(Phase::Shed, kShed);
  set(Phase::Handshake, kHandshake);
  set(Phase::Head, kHead);
  set(Phase::Body, kBody);
  set(Phase::Waiting, kAnswer);
  set(Phase::Answering, kAnswer);
  set(Phase::Deserted, kAnswer);
  set(Phase::Writing, kWrite);
  set(Phase::Lingering, kLinger);
  set(Phase::Idle, kIdle);
  return lengths;
}

struct FrontSettings {
  Limits limits;
  DoorSettings door;
  bool strict_transport = false;  // See Manner.
  PhaseLengths lengths = usual_lengths();
};

// A request, whole and valid.
struct Whole {
  std::uint64_t number = 0;  // For the answer.
  Framed framed;             // keep_alive says whether the connection is kept.
  std::string body;
  std::string peer;
  bool patient = false;  // It came with others before it: those who ask one by one go first.
};

class Front {
 public:
  // False: there is no room for it, and it is answered 503.
  using Serve = std::function<bool(Whole)>;

  // `tls` is null for plain HTTP. The mailbox outlives the front.
  Front(FrontSettings settings, Listener listener, TlsContext tls, Serve serve, Observer observe,
        Mailbox& mailbox);

  // Until it was told to drain and nobody is left, or, a moment later, to give up.
  void run();

 private:
  using Time = Guests::Time;

  void turn();
  [[nodiscard]] int patience() const;
  void handle(Guest& guest, std::uint32_t events);
  void overhear(Guest& guest, std::uint32_t events);

  void take_in(Guest& guest);
  void go_on(Guest& guest);
  void await_more(Guest& guest);
  bool hand_over(Guest& guest, Framed framed);
  void refuse(Guest& guest, const Refusal& refusal);
  void say_busy(Guest& guest);
  void write_out(Guest& guest);
  bool flush(Guest& guest);
  void pause(Guest& guest, Step step);

  void read_mail();
  void drain();
  void give_up();
  void time_out(Guest& guest);
  void leave(Guest& guest);
  void report();

  const FrontSettings settings_;
  const std::size_t held_max_;
  const Serve serve_;
  const Observer observe_;
  Mailbox& mailbox_;
  Poll poll_;
  Guests guests_;
  Door door_;
  Time now_{};
  Time gone_by_{};
  Time report_due_{};
  ConnectionsCounted reported_;
  bool draining_ = false;
  bool given_up_ = false;
};

}  // namespace bot::http
