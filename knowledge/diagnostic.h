// One mistake of a pack, as an editor wants to read it: where, what, and what was meant.

#pragma once

#include <string>

namespace knowledge {

struct Diagnostic {
  std::string file;  // Relative to the pack's folder: "pack.json", "phrases/restart.txt".
  int line =
      0;  // 1-based; 0 when the mistake is the whole file (or that it is missing): shown as 1.
  std::string message;  // "unknown fix 'restart-phone', did you mean 'restart-iphone'?"

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

// "pack.json:12: unknown fix 'restart-phone', did you mean 'restart-iphone'?"
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);

}  // namespace knowledge
