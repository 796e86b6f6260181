// A dialog small enough to see through, and an engine on it whose clock the test turns: what the
// engine does is tested without the words of the real one.
//
// What it answers: "echo TEXT" with two buttons and a reminder in 30 minutes; "boom" throws;
// "human" queues; "erase" erases; "solved" closes, so that the next message begins anew. A
// follow-up that is due puts off the closing by a day.

#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "bot/engine/engine.h"

namespace tests {

dialog::Turn fake_advance(const dialog::Brain& brain, dialog::Conversation conversation,
                          const dialog::Event& event);
bool fake_begins_anew(const dialog::Policy& policy, const dialog::Conversation& conversation,
                      const dialog::Event& event);
intents::Understanding fake_read(std::string_view text);

// "conversation|state|owner|reply;reply"
std::string render(const bot::Answered& answered);

struct Bench {
  explicit Bench(bot::EngineSettings settings = {}, const std::string& file = ":memory:");

  // In one go: submits, steps, and gives what became of it.
  bot::Outcome say(const std::string& words, const std::string& key = "",
                   const bot::User& user = {"http", "ann"});
  bot::Outcome press(const std::string& value, const bot::User& user = {"http", "ann"});
  bot::Outcome send(bot::Incoming incoming);
  bot::ActOutcome act(bot::Act act) const;
  // Only submits; the outcome is added to `outcomes` when it is there.
  void submit(bot::Incoming incoming);
  void pass(std::chrono::milliseconds time);  // Turns the clock and does what is due.

  [[nodiscard]] std::vector<std::string> lines(const bot::User& user = {"http", "ann"}) const;
  [[nodiscard]] std::string current(const bot::User& user = {"http", "ann"}) const;
  template <class T>
  int observed() {
    const std::lock_guard lock(mutex);
    int count = 0;
    for (const auto& observation : observations)
      count += std::holds_alternative<T>(observation);
    return count;
  }

  std::atomic<std::int64_t> millis{1'700'000'000'000};
  std::mutex mutex;
  std::vector<bot::Observation> observations;  // Under mutex.
  std::vector<bot::Outcome> outcomes;
  int outbox_moves = 0;
  int ids = 0;
  std::unique_ptr<bot::Store> store;
  std::unique_ptr<bot::Engine> engine;  // After the store: it stops first.
};

bot::Incoming text(const std::string& words, const std::string& key = "",
                   const bot::User& user = {"http", "ann"});

// The body of a Done; "conflict", "unknown button", "flooding", "overloaded", …
std::string told(const bot::Outcome& outcome);

}  // namespace tests
