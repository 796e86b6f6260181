#include "dialog/graph.h"

#include <set>
#include <sstream>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "dialog/state.h"

namespace dialog {
namespace {

using Arrows = std::set<std::pair<std::string, std::string>>;

// The ends of every arrow: the words on both sides of `arrow`.
Arrows arrows_of(const std::string& graph, const std::string& arrow) {
  Arrows arrows;
  std::istringstream lines(graph);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string from;
    std::string middle;
    std::string to;
    if (!(words >> from >> middle >> to) || middle != arrow) continue;
    if (to.back() == ':') to.pop_back();
    CAPTURE(line);
    CHECK(arrows.emplace(from, to).second);  // One arrow for each pair.
  }
  return arrows;
}

void check_states(const Arrows& arrows) {
  std::set<std::string> seen;
  for (const auto& [from, to] : arrows) {
    for (const std::string& end : {from, to}) {
      if (end == "[*]") continue;
      CAPTURE(end);
      CHECK(state_from(end).has_value());
      seen.insert(end);
    }
    CHECK(from != to);
  }
  CHECK(seen.size() == kStateCount);
}

TEST_SUITE("dialog/graph") {
  TEST_CASE("both drawings hold all states and no others") {
    check_states(arrows_of(mermaid_graph(), "-->"));
    check_states(arrows_of(dot_graph(), "->"));
  }

  TEST_CASE("both drawings have the same arrows") {
    Arrows mermaid = arrows_of(mermaid_graph(), "-->");
    CHECK(mermaid.erase({"[*]", "welcome"}) == 1);
    CHECK(mermaid.erase({"closed", "[*]"}) == 1);
    CHECK(mermaid == arrows_of(dot_graph(), "->"));
  }

  TEST_CASE("the main road is drawn, and no arrow that no row makes") {
    const Arrows arrows = arrows_of(dot_graph(), "->");
    for (const auto& arrow : {
             std::pair{"welcome", "asking_symptom"},
             std::pair{"asking_symptom", "offering_fix"},
             std::pair{"offering_fix", "walking_steps"},
             std::pair{"offering_fix", "confirming_risk"},
             std::pair{"offering_fix", "rating"},
             std::pair{"offering_handoff", "waiting_for_agent"},
             std::pair{"waiting_for_agent", "with_agent"},
             std::pair{"with_agent", "rating"},
             std::pair{"rating", "closed"},
             std::pair{"closed", "offering_fix"},
         }) {
      CAPTURE(arrow.first);
      CAPTURE(arrow.second);
      CHECK(arrows.count(arrow) == 1);
    }
    CHECK(arrows.count({"with_agent", "welcome"}) == 0);
    CHECK(arrows.count({"welcome", "walking_steps"}) == 0);
  }
}

}  // namespace
}  // namespace dialog
