// The real program in a terminal of its own, as a person at the keyboard has it.

#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

#include "bot/http/descriptor.h"

namespace io {

class Terminal {
 public:
  explicit Terminal(std::vector<std::string> words);  // The program's path, then its arguments.
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal();

  // Reads on until the screen shows it, ten seconds at most.
  [[nodiscard]] bool await(const std::string& text);
  void type(const std::string& keys);
  // Reads to the end; the exit code.
  int end();
  [[nodiscard]] const std::string& screen() const { return screen_; }

 private:
  bool read_more();

  bot::http::Descriptor keyboard_;
  pid_t child_ = -1;
  std::string screen_;
};

}  // namespace io
