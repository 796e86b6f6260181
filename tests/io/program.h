// The real program, started for a test on a port of its own, and what it and the system say of it
// while it runs. Ended with the test, whatever became of it.

#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <sys/types.h>

#include "tests/bot/temp_folder.h"

namespace io {

struct ServeWith {
  std::string program;  // Its path.
  std::string data;     // A folder that outlives it, "" for one of its own.
  std::vector<std::string> args;
  std::map<std::string, std::string> environment;  // Beside the test's own.
};

class Program {
 public:
  // Returns when it is ready; throws when it doesn't get there.
  explicit Program(ServeWith with);
  Program(const std::string& path, const std::vector<std::string>& more_args)
      : Program(ServeWith{path, "", more_args, {}}) {}
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  ~Program() { kill(); }

  int stop();   // By SIGTERM; its exit code.
  void kill();  // By SIGKILL, if need be.

  [[nodiscard]] int port() const;
  [[nodiscard]] const std::string& url() const { return url_; }      // "https://127.0.0.1:4711"
  [[nodiscard]] const std::string& words() const { return words_; }  // Said until it was ready.
  [[nodiscard]] std::string log() const;                             // Its standard error so far.
  [[nodiscard]] bool runs() const;
  // A line of /proc/PID/status as a number: "Threads", "VmRSS" (KB).
  [[nodiscard]] long status(const std::string& name) const;

 private:
  void await_greeting(int out);

  std::unique_ptr<tests::TempFolder> folder_;  // Null when the folder isn't its own.
  std::string log_file_;
  pid_t child_ = -1;
  std::string url_;
  std::string words_;
};

}  // namespace io
