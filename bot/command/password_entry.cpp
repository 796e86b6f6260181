#include "bot/command/password_entry.h"

#include <istream>
#include <ostream>

#include <termios.h>
#include <unistd.h>

namespace bot::command {
namespace {

using knowledge::Error;
using knowledge::Result;

// The terminal shows nothing of what is typed. Ctrl-C is a character meanwhile: a process that it
// ended would leave the terminal so.
class Unseen {
 public:
  Unseen() : changed_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!changed_) return;
    termios unseen = before_;
    unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
  ~Unseen() {
    if (changed_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }

 private:
  termios before_{};
  const bool changed_;
};

std::string line_of(Console& console) {
  std::string line;
  std::getline(console.in, line);
  return line;
}

std::string answer_to(const char* prompt, Console& console) {
  console.err << prompt << std::flush;
  std::string line = line_of(console);
  console.err << '\n';
  return line;
}

Result<std::string> type_twice(Console& console) {
  const Unseen unseen;
  const std::string password = answer_to("password: ", console);
  if (answer_to("once more: ", console) == password) return password;
  return Error{"password: the two are not the same"};
}

Result<std::string> first_line(Console& console) {
  std::string line = line_of(console);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

}  // namespace

Result<std::string> enter_password(Console& console) {
  auto password = console.keyboard ? type_twice(console) : first_line(console);
  if (password && password->empty()) return Error{"password: none was given"};
  return password;
}

}  // namespace bot::command
