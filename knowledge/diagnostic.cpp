#include "knowledge/diagnostic.h"

#include <algorithm>

namespace knowledge {

std::string to_string(const Diagnostic& diagnostic) {
  const int line = std::max(diagnostic.line, 1);  // An editor goes to where the file begins.
  return diagnostic.file + ':' + std::to_string(line) + ": " + diagnostic.message;
}

}  // namespace knowledge
