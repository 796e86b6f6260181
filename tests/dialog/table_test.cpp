#include "dialog/table.h"

#include <set>
#include <string>

#include <doctest/doctest.h>

namespace dialog {
namespace {

struct Pair {
  State state;
  Signal signal;
};

Pair pair_at(std::size_t index) {
  return {static_cast<State>(index / kSignalCount), static_cast<Signal>(index % kSignalCount)};
}

bool is_about(const Row& row, Pair pair) {
  return contains(row.in, pair.state) && contains(row.on, pair.signal);
}

// Whether an earlier row is taken whenever this one would be.
bool is_hidden(std::size_t index, Pair pair) {
  const auto rows = table();
  for (std::size_t earlier = 0; earlier < index; ++earlier) {
    const Guard guard = rows[earlier].guard;
    const bool takes_it = guard == Guard::Always || guard == rows[index].guard;
    if (takes_it && is_about(rows[earlier], pair)) return true;
  }
  return false;
}

bool is_alive(std::size_t index) {
  for (std::size_t i = 0; i < kStateCount * kSignalCount; ++i) {
    if (is_about(table()[index], pair_at(i)) && !is_hidden(index, pair_at(i))) return true;
  }
  return false;
}

TEST_SUITE("dialog/table") {
  TEST_CASE("no row is hidden by those above it") {
    for (std::size_t i = 0; i < table().size(); ++i) {
      const Row& row = table()[i];
      if (!is_alive(i)) {
        FAIL_CHECK("row " << i << " is dead: " << std::string(to_string(row.guard)) << " -> "
                          << std::string(to_string(row.action)));
      }
    }
  }

  TEST_CASE("every pair of state and signal ends in a row that always fits") {
    for (std::size_t i = 0; i < kStateCount * kSignalCount; ++i) {
      const Pair pair = pair_at(i);
      bool closed = false;
      for (const Row& row : table())
        closed = closed || (row.guard == Guard::Always && is_about(row, pair));
      if (!closed) {
        FAIL_CHECK(std::string(to_string(pair.state))
                   << " doesn't answer " << std::string(to_string(pair.signal)));
      }
    }
  }

  TEST_CASE("every guard and every action is used by some row") {
    std::set<Guard> guards;
    std::set<Action> actions;
    for (const Row& row : table()) {
      guards.insert(row.guard);
      actions.insert(row.action);
    }
    CHECK(guards.size() == static_cast<std::size_t>(Guard::Rated) + 1);
    CHECK(actions.size() == static_cast<std::size_t>(Action::CarryOn) + 1);
  }

  TEST_CASE("only an agent and only time go where they may") {
    for (const Row& row : table()) {
      for (std::size_t i = 0; i < kSignalCount; ++i) {
        const auto signal = static_cast<Signal>(i);
        if (!contains(row.on, signal) || row.to.stays() || row.to.resumes()) continue;
        if (row.to.state() == State::WithAgent) CHECK(signal >= Signal::AgentClaimed);
        CHECK(row.to.state() != State::Welcome);
      }
    }
  }

  TEST_CASE("a row leads on, stays or goes back to where it closed") {
    CHECK(Target(State::Rating).from(State::OfferingFix, State::Closed) == State::Rating);
    CHECK(Target::stay().from(State::OfferingFix, State::Closed) == State::OfferingFix);
    CHECK(Target::resumed().from(State::Closed, State::OfferingFix) == State::OfferingFix);
    CHECK(Target::stay().stays());
    CHECK(Target::resumed().resumes());
    CHECK_FALSE(Target(State::Closed).stays());
    CHECK_FALSE(Target(State::Closed).resumes());
  }
}

}  // namespace
}  // namespace dialog
