#include "dialog/graph.h"

#include <ostream>

#include "bot/command/command.h"
#include "bot/command/options.h"

namespace bot::command {

int graph(const Args& args, Console& console) {
  std::string format = "mermaid";
  Options options("graph", "Draws the dialog: the very table that runs.");
  options.one_of("--format", format, {"mermaid", "dot"}, "mermaid (default) or dot");
  if (const auto over = options.parse(args, console)) return *over;
  console.out << (format == "dot" ? dialog::dot_graph() : dialog::mermaid_graph());
  return kFine;
}

}  // namespace bot::command
