// An agent at the desk of the real program, as their page asks it: an account made by the command,
// a session, its token.

#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "tests/io/caller.h"
#include "tests/io/program.h"

namespace io {

class DeskAgent {
 public:
  // Adds the account to the data folder of the running program, and signs in.
  DeskAgent(const Program& program, const std::string& data, const std::string& name);

  // Goes on with the same session when another program has taken the data folder over.
  void move_to(const Program& program) { program_ = &program; }

  // Below /desk/api/; anything but `status` fails the test.
  nlohmann::json get(const std::string& path);
  nlohmann::json post(const std::string& path, const nlohmann::json& body, int status = 200);
  // Whatever the answer is; the whole path.
  HttpReply try_post(const std::string& path, const nlohmann::json& body);
  // POST of an act with the epoch that the conversation has now.
  nlohmann::json act(const std::string& conversation, const std::string& name,
                     nlohmann::json body = nlohmann::json::object());
  // Waits for what changes after the last call, at most `seconds`.
  nlohmann::json events(int seconds);

 private:
  const Program* program_;
  std::string cookie_;
  std::string csrf_;
  std::string seen_;  // The query of the next poll.
};

}  // namespace io
