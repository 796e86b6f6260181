#include "dialog/graph.h"

#include <map>
#include <utility>
#include <vector>

#include "dialog/table.h"

namespace dialog {
namespace {

// A label lists this many signals at most, then "…": a picture is read, not searched.
constexpr std::size_t kLabelSignalsMax = 4;

using Arrows = std::map<std::pair<State, State>, std::vector<std::string_view>>;

void add_signal(Arrows& arrows, State from, State to, std::string_view signal) {
  std::vector<std::string_view>& label = arrows[{from, to}];
  for (const std::string_view known : label) {
    if (known == signal) return;
  }
  label.push_back(signal);
}

// Where a closed conversation goes on.
std::vector<State> targets(const Row& row, State from) {
  if (row.to.resumes()) return {State::AskingSymptom, State::OfferingFix};
  return {row.to.from(from, from)};
}

void add_row(Arrows& arrows, const Row& row, State from, Signal signal) {
  for (const State to : targets(row, from)) {
    if (to != from) add_signal(arrows, from, to, to_string(signal));
  }
}

// The rows that can fit a state and a signal: none after the first that always fits.
void add_pair(Arrows& arrows, State from, Signal signal) {
  for (const Row& row : table()) {
    if (!contains(row.in, from) || !contains(row.on, signal)) continue;
    add_row(arrows, row, from, signal);
    if (row.guard == Guard::Always) return;
  }
}

// Every arrow that changes the state.
Arrows all_arrows() {
  Arrows arrows;
  for (std::size_t state = 0; state < kStateCount; ++state) {
    for (std::size_t signal = 0; signal < kSignalCount; ++signal) {
      add_pair(arrows, static_cast<State>(state), static_cast<Signal>(signal));
    }
  }
  return arrows;
}

std::string label_of(const std::vector<std::string_view>& signals) {
  std::string label;
  for (std::size_t i = 0; i < signals.size() && i < kLabelSignalsMax; ++i) {
    if (i > 0) label += ", ";
    label += signals[i];
  }
  if (signals.size() > kLabelSignalsMax) label += ", …";
  return label;
}

}  // namespace

std::string mermaid_graph() {
  std::string text = "stateDiagram-v2\n  [*] --> welcome\n";
  for (const auto& [ends, signals] : all_arrows()) {
    text += "  ";
    text += to_string(ends.first);
    text += " --> ";
    text += to_string(ends.second);
    text += ": " + label_of(signals) + '\n';
  }
  return text + "  closed --> [*]\n";
}

std::string dot_graph() {
  std::string text = "digraph dialog {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n";
  for (const auto& [ends, signals] : all_arrows()) {
    text += "  ";
    text += to_string(ends.first);
    text += " -> ";
    text += to_string(ends.second);
    text += " [label=\"" + label_of(signals) + "\"];\n";
  }
  return text + "}\n";
}

}  // namespace dialog
