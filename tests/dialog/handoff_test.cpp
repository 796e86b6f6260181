#include "dialog/handoff.h"

#include <set>

#include <doctest/doctest.h>

#include "dialog/graph.h"

namespace dialog {
namespace {

Handoff handoff_at(std::size_t index) { return static_cast<Handoff>(index); }
HandoffStep step_at(std::size_t index) { return static_cast<HandoffStep>(index); }

TEST_SUITE("dialog/handoff") {
  TEST_CASE("its names are the interface's, and lead back") {
    const char* const names[] = {"",        "offered", "queued",   "nobody",   "assigned",
                                 "snoozed", "waiting", "resolved", "returned", "expired"};
    for (std::size_t i = 0; i < kHandoffCount; ++i) {
      CHECK(to_string(handoff_at(i)) == names[i]);
      CHECK(handoff_from(names[i]) == handoff_at(i));
    }
    CHECK_FALSE(handoff_from("lost"));
  }

  TEST_CASE("a step leads where the life of a handoff says") {
    struct Row {
      Handoff from;
      HandoffStep step;
      Handoff to;
    };
    for (const Row& row : {
             Row{Handoff::None, HandoffStep::Offer, Handoff::Offered},
             Row{Handoff::Queued, HandoffStep::Offer, Handoff::Queued},
             Row{Handoff::Offered, HandoffStep::Decline, Handoff::None},
             Row{Handoff::Offered, HandoffStep::JoinNobody, Handoff::Nobody},
             Row{Handoff::Nobody, HandoffStep::SomebodyHere, Handoff::Queued},
             Row{Handoff::Nobody, HandoffStep::Claim, Handoff::Assigned},
             Row{Handoff::Assigned, HandoffStep::Snooze, Handoff::Snoozed},
             Row{Handoff::Queued, HandoffStep::Snooze, Handoff::Queued},
             Row{Handoff::Snoozed, HandoffStep::PersonWrote, Handoff::Assigned},
             Row{Handoff::Waiting, HandoffStep::Wake, Handoff::Assigned},
             Row{Handoff::Assigned, HandoffStep::Join, Handoff::Queued},
             Row{Handoff::Waiting, HandoffStep::Resolve, Handoff::Resolved},
             Row{Handoff::Queued, HandoffStep::Return, Handoff::Queued},
             Row{Handoff::Queued, HandoffStep::Expire, Handoff::Expired},
             Row{Handoff::Expired, HandoffStep::Join, Handoff::Queued},
             Row{Handoff::Queued, HandoffStep::Withdraw, Handoff::None},
             Row{Handoff::Assigned, HandoffStep::Withdraw, Handoff::None},
         }) {
      CAPTURE(to_string(row.from));
      CAPTURE(to_string(row.step));
      CHECK(next_handoff(row.from, row.step) == row.to);
    }
  }

  TEST_CASE("every state is reached, left, and owned by exactly one side") {
    std::set<Handoff> reached = {Handoff::None};
    for (std::size_t round = 0; round < kHandoffCount; ++round) {
      for (const Handoff from : std::set<Handoff>(reached)) {
        for (std::size_t step = 0; step < kHandoffStepCount; ++step)
          reached.insert(next_handoff(from, step_at(step)));
      }
    }
    CHECK(reached.size() == kHandoffCount);
    for (std::size_t i = 0; i < kHandoffCount; ++i) {
      const Handoff from = handoff_at(i);
      CAPTURE(to_string(from));
      CHECK(next_handoff(from, HandoffStep::Claim) == Handoff::Assigned);
      CHECK_FALSE((in_line(from) && with_agent(from)));
    }
  }

  TEST_CASE("the drawing has the table's arrows and no others") {
    const std::string drawing = mermaid_handoff_graph();
    CHECK(drawing.find("  nobody --> queued: somebody_here\n") != std::string::npos);
    CHECK(drawing.find("  assigned --> snoozed: snooze\n") != std::string::npos);
    CHECK(drawing.find("  queued --> resolved") == std::string::npos);
    CHECK(dot_handoff_graph().find("  queued -> expired [label=\"expire\"];\n") !=
          std::string::npos);
  }
}

}  // namespace
}  // namespace dialog
