// Takes replies from the outbox to a platform, one call a step: in the order of each conversation,
// no faster than the platform wants, again when it failed for a passing reason, to the dead letters
// when it never will. While the platform is away or the token is no good, everything waits and one
// probe at a time looks whether it is back.
//
// At least once: a reply whose answer got lost is sent again. Thread safety: step from any thread.

#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "bot/delivery/pace.h"
#include "bot/delivery/platform.h"
#include "bot/engine/engine.h"

namespace bot {

// Takes the buttons from a message that was sent to the place.
struct Edit {
  std::string place;
  Call call;
};

struct CourierWorld {
  // Runs the job to its commit; false when it wasn't stored.
  std::function<bool(const Job&)> run;
  std::function<Instant()> clock;
  std::function<double()> dice;  // In [0, 1).
  Observer observe;
  std::function<void(Edit)> edit;       // Made by somebody else, when there is time.
  Instant begun{};                      // Of the process: what went before isn't known.
  std::function<void()> moved = [] {};  // Other couriers have something to tell.
};

class Courier {
 public:
  // `platform` is not owned.
  Courier(const Platform& platform, CourierWorld world);

  // At most one call. Empty when something was done, else when to come again at the latest: earlier
  // when the outbox moves.
  std::optional<Instant> step();

  // A time of one's own for something else than a reply: empty when that is now.
  std::optional<Instant> slot(const std::string& place, Instant now);
  // Nothing goes to the place before `until`.
  void pause(const std::string& place, Instant until);

  // A lease outlives the longest call by far.
  static constexpr std::chrono::seconds kLease{90};

 private:
  // Of a reply that is on its way: lost with the process, which costs a repetition at most.
  struct Progress {
    std::size_t sent = 0;             // Calls of a reply that takes several.
    bool plain = false;               // Our markup was refused.
    std::optional<Instant> at_place;  // Its time there, and then its time among all.
    std::optional<Instant> in_all;
  };
  // Why nothing is sent at all.
  struct Gate {
    Instant opens{};
    bool locked = false;  // Until the probe succeeds.
    bool probing = false;
    int failures = 0;  // In a row.
  };

  std::optional<Instant> closed_until(Instant now);
  void probe(Instant now);
  std::optional<Instant> take_slot(const Outgoing& row, Instant now);
  // What a claimed row says.
  struct Letter {
    Outgoing row;
    std::optional<Composed> told;  // By the platform's composer,
    dialog::Reply reply;           // else the row itself.
  };

  std::optional<Letter> next_letter(Store& store, Instant now);
  void deliver(Letter& letter);
  void send(const Letter& letter);
  void conclude(const Letter& letter, const Call& call, const Fetched& fetched);
  void note_sent(const Outgoing& row);
  void settle_posted(const Letter& letter, const std::string& answer);
  void settle(const Outgoing& row, const Settlement& settlement);
  void settle_delivered(const Letter& letter, const std::string& reference);
  void slow_down(const Outgoing& row, const Slowed& slowed);
  void fail(const Outgoing& row, const std::string& reason);
  void lock(const Outgoing& row, const std::string& reason);
  void go_plain(const Letter& letter, const std::string& reason);
  void give_up(const Letter& letter, const std::string& reason);
  void close(const Outgoing& row, const std::string& reason);
  void follow(const Outgoing& row, const std::string& target);
  void refuse(const Outgoing& row, const std::string& reason);

  const Platform& platform_;
  const CourierWorld world_;
  std::mutex mutex_;
  Pace pace_;  // Under mutex_, as all below.
  Gate gate_;
  std::map<std::int64_t, Progress> progress_;
};

// A call as text, and back: what an outbox row keeps as its reference.
[[nodiscard]] std::string encode_call(const Call& call);
[[nodiscard]] std::optional<Call> decode_call(std::string_view text);

}  // namespace bot
