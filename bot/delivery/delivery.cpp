#include "bot/delivery/delivery.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <random>
#include <thread>

#include "bot/delivery/courier.h"
#include "bot/delivery/edits.h"

namespace bot {
namespace {

using Steady = std::chrono::steady_clock;

// Longest sleep while something is due later: a wall clock that is set forward is noticed by then.
constexpr std::chrono::milliseconds kSleepMax{5000};
// Calls that nothing depends on: beyond this the newest fail.
constexpr std::size_t kAsidesMax = 1000;

double dice() {
  thread_local std::mt19937_64 generator{std::random_device{}()};
  return std::uniform_real_distribution<double>(0, 1)(generator);
}

}  // namespace

struct Delivery::Station {
  Station(Line given, Engine& engine, std::function<Instant()> now, const Observer& observe,
          Instant begun, std::function<void()> moved)
      : line(std::move(given)),
        clock(std::move(now)),
        courier(line.platform, {[&engine](const Job& job) { return run_to_commit(engine, job); },
                                clock, dice, observe,
                                [this](Edit edit) {
                                  edits.add(std::move(edit));
                                  nudge();
                                },
                                begun, std::move(moved)}),
        edits(line.platform, courier, clock) {}

  void start() {
    for (int i = 0; i < line.threads; ++i)
      threads.emplace_back([this] { repeat([this] { return courier.step(); }); });
    threads.emplace_back([this] { make_asides(); });
    threads.emplace_back([this] { repeat([this] { return edits.step(); }); });
  }

  void close() {
    {
      const std::scoped_lock lock(mutex);
      stopped = true;
    }
    changed.notify_all();
  }

  void await_calls(Steady::time_point until) {
    std::unique_lock lock(mutex);
    changed.wait_until(lock, until, [this] { return busy == 0; });
  }

  void stop() {
    close();
    for (std::thread& thread : threads)
      thread.join();
    threads.clear();
  }

  void nudge() {
    {
      const std::scoped_lock lock(mutex);
      ++moves;
    }
    changed.notify_all();
  }

  void add(Aside aside) {
    {
      const std::scoped_lock lock(mutex);
      if (asides.size() < kAsidesMax) {
        asides.push_back(std::move(aside));
        aside = {};
      }
    }
    if (aside.then) aside.then({0, "", {}, "too many calls wait"});
    changed.notify_all();
  }

  void repeat(const std::function<std::optional<Instant>()>& step) {
    std::unique_lock lock(mutex);
    while (!stopped) {
      const std::uint64_t seen = moves;  // What moves from here on is looked at again.
      std::optional<Instant> next;
      work(lock, [&] { next = step(); });
      if (!next) continue;
      const auto sleep =
          std::clamp<Instant::duration>(*next - clock(), Instant::duration{0}, kSleepMax);
      changed.wait_until(lock, Steady::now() + sleep, [&] { return stopped || moves != seen; });
    }
  }

  void make_asides() {
    std::unique_lock lock(mutex);
    while (true) {
      changed.wait(lock, [&] { return stopped || !asides.empty(); });
      if (stopped) return;
      const Aside aside = std::move(asides.front());
      asides.pop_front();
      work(lock, [&] {
        const Fetched fetched = line.platform.api(aside.call);
        if (aside.then) aside.then(fetched);
      });
    }
  }

  // Without the lock, but counted.
  void work(std::unique_lock<std::mutex>& lock, const std::function<void()>& task) {
    ++busy;
    lock.unlock();
    task();
    lock.lock();
    if (--busy == 0 && stopped) changed.notify_all();
  }

  const Line line;
  const std::function<Instant()> clock;
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Aside> asides;  // Under mutex, as all below.
  std::uint64_t moves = 0;
  int busy = 0;  // Threads with a call under way.
  bool stopped = false;
  Courier courier;
  Edits edits;
  std::vector<std::thread> threads;
};

Delivery::Delivery(std::vector<Line> lines, Engine& engine, const std::function<Instant()>& clock,
                   const Observer& observe, Instant begun) {
  for (Line& line : lines) {
    stations_.push_back(std::make_unique<Station>(std::move(line), engine, clock, observe, begun,
                                                  [this] { nudge(); }));
  }
}

Delivery::~Delivery() { stop(); }

void Delivery::start() {
  for (const auto& station : stations_)
    station->start();
}

void Delivery::finish(std::chrono::milliseconds within) {
  for (const auto& station : stations_)
    station->close();
  const auto until = Steady::now() + within;
  for (const auto& station : stations_)
    station->await_calls(until);
}

void Delivery::stop() {
  for (const auto& station : stations_)
    station->stop();
}

void Delivery::nudge() {
  for (const auto& station : stations_)
    station->nudge();
}

void Delivery::aside(const std::string& channel, Aside aside) {
  for (const auto& station : stations_) {
    if (station->line.platform.channel == channel) return station->add(std::move(aside));
  }
}

bool run_to_commit(Engine& engine, const Job& job) {
  // Shared: the waiting thread may be gone before the engine's has left set_value.
  const auto stored = std::make_shared<std::promise<bool>>();
  engine.run(
      [&job, stored](Store& store, Instant now) -> AfterCommit {
        const AfterCommit after = job(store, now);
        return [after, stored] {
          if (after) after();
          stored->set_value(true);
        };
      },
      [stored](Failed) { stored->set_value(false); });
  return stored->get_future().get();
}

}  // namespace bot
