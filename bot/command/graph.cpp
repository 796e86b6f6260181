#include "dialog/graph.h"

#include <ostream>

#include "bot/command/command.h"
#include "bot/command/options.h"

namespace bot::command {

int graph(const Args& args, Console& console) {
  std::string of = "dialog";
  std::string format = "mermaid";
  Options options("graph", "Draws the dialog or the handoff: the very tables that run.");
  options.one_of("--of", of, {"dialog", "handoff"}, "dialog (default) or handoff");
  options.one_of("--format", format, {"mermaid", "dot"}, "mermaid (default) or dot");
  if (const auto over = options.parse(args, console)) return *over;
  const bool handoff = of == "handoff";
  const bool dot = format == "dot";
  console.out << (handoff ? (dot ? dialog::dot_handoff_graph() : dialog::mermaid_handoff_graph())
                          : (dot ? dialog::dot_graph() : dialog::mermaid_graph()));
  return kFine;
}

}  // namespace bot::command
