#include "bot/delivery/delivery.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <random>
#include <thread>

#include "bot/delivery/courier.h"

namespace bot {
namespace {

using Steady = std::chrono::steady_clock;

// Longest sleep while something is due later: a wall clock that is set forward is noticed by then.
constexpr std::chrono::milliseconds kSleepMax{5000};
// Calls that nothing depends on: beyond this the newest are left out.
constexpr std::size_t kAsidesMax = 1000;

double dice() {
  thread_local std::mt19937_64 generator{std::random_device{}()};
  return std::uniform_real_distribution<double>(0, 1)(generator);
}

}  // namespace

struct Delivery::Station {
  Station(Line given, Engine& engine, std::function<Instant()> now, const Observer& observe)
      : line(std::move(given)),
        clock(std::move(now)),
        courier(line.platform,
                {[&engine](const Job& job) { return run_to_commit(engine, job); }, clock, dice,
                 observe, [this](Call call) { add(std::move(call)); }}) {}

  void start() {
    for (int i = 0; i < line.threads; ++i)
      threads.emplace_back([this] { deliver(); });
    threads.emplace_back([this] { make_asides(); });
  }

  void stop() {
    {
      const std::scoped_lock lock(mutex);
      stopped = true;
    }
    changed.notify_all();
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

  void add(Call call) {
    {
      const std::scoped_lock lock(mutex);
      if (asides.size() >= kAsidesMax) return;
      asides.push_back(std::move(call));
    }
    changed.notify_all();
  }

  void deliver() {
    std::unique_lock lock(mutex);
    while (!stopped) {
      const std::uint64_t seen = moves;  // What moves from here on is looked at again.
      lock.unlock();
      const auto next = courier.step();
      lock.lock();
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
      const Call call = std::move(asides.front());
      asides.pop_front();
      lock.unlock();
      (void)line.platform.api(call);
      lock.lock();
    }
  }

  const Line line;
  const std::function<Instant()> clock;
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Call> asides;  // Under mutex, as all below.
  std::uint64_t moves = 0;
  bool stopped = false;
  Courier courier;
  std::vector<std::thread> threads;
};

Delivery::Delivery(std::vector<Line> lines, Engine& engine, std::function<Instant()> clock,
                   Observer observe) {
  for (Line& line : lines)
    stations_.push_back(std::make_unique<Station>(std::move(line), engine, clock, observe));
}

Delivery::~Delivery() { stop(); }

void Delivery::start() {
  for (const auto& station : stations_)
    station->start();
}

void Delivery::stop() {
  for (const auto& station : stations_)
    station->stop();
}

void Delivery::nudge() {
  for (const auto& station : stations_)
    station->nudge();
}

void Delivery::aside(const std::string& channel, Call call) {
  for (const auto& station : stations_) {
    if (station->line.platform.channel == channel) station->add(std::move(call));
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
