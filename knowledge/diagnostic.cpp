#include "knowledge/diagnostic.h"

namespace knowledge {

std::string to_string(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file;
  if (diagnostic.line > 0) text += ':' + std::to_string(diagnostic.line);
  return text + ": " + diagnostic.message;
}

}  // namespace knowledge
