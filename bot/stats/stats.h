// How it goes: what the bot solves alone, what is handed over and why, how long people wait, how
// they rate it, and what became of each fix. Computed from what is stored; nothing of a person.
//
// Reads the log of handoffs once; on a live database from a store of its own, not the engine's.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bot/stats/episode.h"
#include "bot/store/store.h"
#include "knowledge/pack.h"

namespace bot {

inline constexpr int kStatsDaysMax = 366;
inline constexpr int kStatsDays = 30;  // When nothing else is asked for.

struct Stats {
  struct Reason {
    std::string reason;
    std::int64_t count = 0;
  };
  struct FixOutcome {
    std::string symptom;
    std::string problem;  // The symptom in words.
    std::string fix;
    std::string heading;
    std::int64_t solved = 0;
    std::int64_t failed = 0;
  };
  struct Day {
    std::string day;  // "2026-11-05", in UTC.
    std::int64_t solved_by_bot = 0;
    std::int64_t handed_over = 0;
  };
  using Seconds = std::optional<std::int64_t>;

  Instant since;
  Instant until;
  std::int64_t conversations = 0;  // Begun since then.
  std::int64_t solved_by_bot = 0;  // Of these.
  // The handoffs begun since then, and what has become of them.
  std::int64_t handed_over = 0;
  std::vector<Reason> reasons;  // The most frequent first.
  std::array<std::int64_t, kEndingCount> endings{};
  Seconds wait;            // Medians: from the line to an agent's claim,
  Seconds first_response;  // from the handoff to an agent's first words,
  Seconds resolution;      // from the handoff until it was resolved or returned, less
                           // what it was put off for,
  Seconds bot;             // from the first message to solved by the bot alone.
  std::array<std::int64_t, 5> ratings{};  // Of one star, two, …
  std::optional<double> rating;           // The mean.
  std::vector<FixOutcome> fixes;          // Of all time.
  std::vector<Day> days;                  // Without those on which nothing happened.
};

[[nodiscard]] Stats statistics(Store& store, const knowledge::Pack& pack, Instant since,
                               Instant until);

// The one in the middle, or half-way between the two; empty when there is none.
[[nodiscard]] std::optional<std::int64_t> median(std::vector<std::int64_t> values);

}  // namespace bot
