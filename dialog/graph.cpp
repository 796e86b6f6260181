#include "dialog/graph.h"

#include <map>
#include <utility>
#include <vector>

#include "dialog/handoff.h"
#include "dialog/table.h"

namespace dialog {
namespace {

// A label lists this many signals at most, then "…": a picture is read, not searched.
constexpr std::size_t kLabelSignalsMax = 4;

template <class S>
using Arrows = std::map<std::pair<S, S>, std::vector<std::string_view>>;

template <class S>
void add_signal(Arrows<S>& arrows, S from, S to, std::string_view signal) {
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

void add_row(Arrows<State>& arrows, const Row& row, State from, Signal signal) {
  for (const State to : targets(row, from)) {
    if (to != from) add_signal(arrows, from, to, to_string(signal));
  }
}

// The rows that can fit a state and a signal: none after the first that always fits.
void add_pair(Arrows<State>& arrows, State from, Signal signal) {
  for (const Row& row : table()) {
    if (!contains(row.in, from) || !contains(row.on, signal)) continue;
    add_row(arrows, row, from, signal);
    if (row.guard == Guard::Always) return;
  }
}

// Every arrow that changes the state.
Arrows<State> all_arrows() {
  Arrows<State> arrows;
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

Arrows<Handoff> handoff_arrows() {
  Arrows<Handoff> arrows;
  for (const HandoffRow& row : handoff_table()) {
    for (std::size_t from = 0; from < kHandoffCount; ++from) {
      const auto state = static_cast<Handoff>(from);
      if ((row.in >> from & 1U) == 0 || state == row.to) continue;
      add_signal(arrows, state, row.to, to_string(row.on));
    }
  }
  return arrows;
}

std::string_view name_of(State state) { return to_string(state); }
std::string_view name_of(Handoff handoff) {
  return handoff == Handoff::None ? "none" : to_string(handoff);
}

template <class S>
std::string mermaid(const Arrows<S>& arrows) {
  std::string text;
  for (const auto& [ends, signals] : arrows) {
    text += "  ";
    text += name_of(ends.first);
    text += " --> ";
    text += name_of(ends.second);
    text += ": " + label_of(signals) + '\n';
  }
  return text;
}

template <class S>
std::string dot(const Arrows<S>& arrows, const std::string& name) {
  std::string text = "digraph " + name + " {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n";
  for (const auto& [ends, signals] : arrows) {
    text += "  ";
    text += name_of(ends.first);
    text += " -> ";
    text += name_of(ends.second);
    text += " [label=\"" + label_of(signals) + "\"];\n";
  }
  return text + "}\n";
}

}  // namespace

std::string mermaid_graph() {
  return "stateDiagram-v2\n  [*] --> welcome\n" + mermaid(all_arrows()) + "  closed --> [*]\n";
}

std::string dot_graph() { return dot(all_arrows(), "dialog"); }

std::string mermaid_handoff_graph() {
  return "stateDiagram-v2\n  [*] --> none\n" + mermaid(handoff_arrows());
}

std::string dot_handoff_graph() { return dot(handoff_arrows(), "handoff"); }

}  // namespace dialog
