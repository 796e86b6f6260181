#include "tests/io/terminal.h"

#include <array>
#include <csignal>
#include <stdexcept>

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

namespace io {
namespace {

constexpr int kPatienceMs = 10'000;

}  // namespace

Terminal::Terminal(std::vector<std::string> words) {
  std::vector<char*> args;
  args.reserve(words.size() + 1);
  for (std::string& word : words)
    args.push_back(word.data());
  args.push_back(nullptr);
  int keyboard = -1;
  child_ = ::forkpty(&keyboard, nullptr, nullptr, nullptr);
  if (child_ < 0) throw std::runtime_error("no terminal");
  if (child_ == 0) {
    ::execv(args[0], args.data());
    ::_exit(127);
  }
  keyboard_ = bot::http::Descriptor(keyboard);
}

Terminal::~Terminal() {
  if (child_ <= 0) return;
  ::kill(child_, SIGKILL);
  ::waitpid(child_, nullptr, 0);
}

bool Terminal::read_more() {
  pollfd ready{keyboard_.number(), POLLIN, 0};
  if (::poll(&ready, 1, kPatienceMs) <= 0) return false;
  std::array<char, 1024> buffer{};
  const auto got = ::read(keyboard_.number(), buffer.data(), buffer.size());
  if (got <= 0) return false;
  screen_.append(buffer.data(), static_cast<std::size_t>(got));
  return true;
}

bool Terminal::await(const std::string& text) {
  while (screen_.find(text) == std::string::npos) {
    if (!read_more()) return false;
  }
  return true;
}

void Terminal::type(const std::string& keys) {
  if (::write(keyboard_.number(), keys.data(), keys.size()) < 0) {
    throw std::runtime_error("the terminal is gone");
  }
}

int Terminal::end() {
  while (read_more())
    continue;
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace io
