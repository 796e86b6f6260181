// Draws the table that runs, so that the picture cannot lie.

#pragma once

#include <string>

namespace dialog {

// A Mermaid stateDiagram-v2: an arrow for each pair of states, labelled with what leads there.
[[nodiscard]] std::string mermaid_graph();
// The same for Graphviz.
[[nodiscard]] std::string dot_graph();

// The handoff's own states, from its own table.
[[nodiscard]] std::string mermaid_handoff_graph();
[[nodiscard]] std::string dot_handoff_graph();

}  // namespace dialog
