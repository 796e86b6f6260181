#include "tests/io/program.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bot/config/data_folder.h"
#include "bot/http/descriptor.h"

namespace io {
namespace {

namespace fs = std::filesystem;

// Trained once for all programs of a run: each would come to the same.
const fs::path& shared_classifier() {
  static const tests::TempFolder kFolder;
  static const fs::path kFile = kFolder.path() / bot::kClassifierFile;
  return kFile;
}

void keep_copy(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (fs::exists(from)) fs::copy_file(from, to, fs::copy_options::skip_existing, error);
}

// As exec() wants them.
std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> list;
  list.reserve(words.size() + 1);
  for (std::string& word : words)
    list.push_back(word.data());
  list.push_back(nullptr);
  return list;
}

std::vector<std::string> environment_with(const std::map<std::string, std::string>& more) {
  std::vector<std::string> all;
  for (char** each = environ; *each != nullptr; ++each)
    all.emplace_back(*each);
  for (const auto& [name, value] : more)
    all.push_back(name + "=" + value);
  return all;
}

// In the child, after fork(): only what is safe there.
[[noreturn]] void become(const std::vector<char*>& args, const std::vector<char*>& environment,
                         const char* log_file, int out) {
  ::dup2(out, STDOUT_FILENO);
  const int log = ::open(log_file, O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::dup2(log, STDERR_FILENO);
  ::execve(args[0], args.data(), environment.data());
  ::_exit(127);
}

}  // namespace

Program::Program(ServeWith with) {
  if (with.data.empty()) {
    folder_ = std::make_unique<tests::TempFolder>();
    with.data = folder_->file("data");
  }
  log_file_ = with.data + ".log";
  const fs::path classifier = fs::path(with.data) / bot::kClassifierFile;
  fs::create_directories(with.data);
  keep_copy(shared_classifier(), classifier);
  std::vector<std::string> words = {with.program,  "serve",  "--listen",
                                    "127.0.0.1:0", "--data", with.data};
  words.insert(words.end(), with.args.begin(), with.args.end());
  std::vector<std::string> variables = environment_with(with.environment);
  const auto args = pointers(words);
  const auto environment = pointers(variables);

  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  const bot::http::Descriptor reads(ends[0]);
  bot::http::Descriptor writes(ends[1]);
  child_ = ::fork();
  if (child_ == 0) become(args, environment, log_file_.c_str(), writes.number());
  writes = bot::http::Descriptor();
  await_greeting(reads.number());
  keep_copy(classifier, shared_classifier());
}

void Program::await_greeting(int out) {
  std::array<char, 4096> buffer{};
  while (words_.find("Ctrl-C") == std::string::npos) {
    const auto got = ::read(out, buffer.data(), buffer.size());
    if (got <= 0) throw std::runtime_error("the program did not start: " + log());
    words_.append(buffer.data(), static_cast<std::size_t>(got));
  }
  const auto begin = words_.find("http");
  url_ = words_.substr(begin, words_.find_first_of(" \n", begin) - begin);
}

int Program::stop() {
  int status = 0;
  ::kill(child_, SIGTERM);
  ::waitpid(child_, &status, 0);
  child_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void Program::kill() {
  if (child_ <= 0) return;
  ::kill(child_, SIGKILL);
  ::waitpid(child_, nullptr, 0);
  child_ = -1;
}

int Program::port() const { return std::stoi(url_.substr(url_.rfind(':') + 1)); }

std::string Program::log() const {
  std::ostringstream text;
  text << std::ifstream(log_file_).rdbuf();
  return text.str();
}

bool Program::runs() const { return ::waitpid(child_, nullptr, WNOHANG) == 0; }

long Program::status(const std::string& name) const {
  std::ifstream file("/proc/" + std::to_string(child_) + "/status");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(name + ":")) return std::stol(line.substr(name.size() + 1));
  }
  return -1;
}

}  // namespace io
