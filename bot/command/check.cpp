#include <algorithm>
#include <ostream>

#include <nlohmann/json.hpp>

#include "bot/command/command.h"
#include "bot/command/options.h"
#include "bot/pack/load.h"

namespace bot::command {
namespace {

nlohmann::ordered_json as_json(const knowledge::Diagnostic& diagnostic) {
  return {{"file", diagnostic.file},
          {"line", std::max(diagnostic.line, 1)},
          {"message", diagnostic.message}};
}

void print(const std::vector<knowledge::Diagnostic>& diagnostics, const std::string& folder,
           bool json, std::ostream& out) {
  if (json) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& diagnostic : diagnostics)
      list.push_back(as_json(diagnostic));
    out << list.dump(2) << '\n';
    return;
  }
  // With the folder before it an editor can open the place.
  for (const auto& diagnostic : diagnostics) {
    out << folder << '/' << to_string(diagnostic) << '\n';
  }
}

// What keeps the pack from being read at all; its text begins with the file.
std::vector<knowledge::Diagnostic> as_diagnostics(const knowledge::Error& error) {
  const std::size_t colon = error.message.find(": ");
  if (colon == std::string::npos) return {{"", 1, error.message}};
  return {{error.message.substr(0, colon), 1, error.message.substr(colon + 2)}};
}

}  // namespace

int check(const Args& args, Console& console) {
  std::string folder;
  bool json = false;
  Options options("check", "Finds every mistake of a knowledge pack, with file and line.");
  options.text("pack", folder, "the pack's folder; the shipped pack when left out");
  options.flag("--json", json, "an array of {file, line, message}");
  if (const auto over = options.parse(args, console)) return *over;

  if (folder.empty()) {
    const auto shipped = shipped_pack();
    if (!shipped) return complain(console, shipped.error());
    folder = shipped->string();
  }
  while (folder.size() > 1 && folder.ends_with('/'))
    folder.pop_back();
  const auto parsed = load_pack(folder);
  if (!parsed) {
    if (json) print(as_diagnostics(parsed.error()), folder, json, console.out);
    return complain(console, parsed.error());
  }
  print(parsed->diagnostics, folder, json, console.out);
  if (parsed->diagnostics.empty()) {
    console.err << folder << ": sound, " << parsed->pack.fixes.size() << " fixes, "
                << parsed->pack.symptoms.size() << " symptoms, " << parsed->pack.phrases.size()
                << " intents\n";
    return kFine;
  }
  console.err << parsed->diagnostics.size()
              << (parsed->diagnostics.size() == 1 ? " mistake\n" : " mistakes\n");
  return kFoundProblems;
}

}  // namespace bot::command
