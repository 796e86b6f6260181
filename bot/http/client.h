// Calls to another server: POST with a total time limit, over connections that are kept.
//
// Certificates are verified, redirects are not followed, an answer has at most 8 MB. Plain http is
// refused but for loopback. Never logs: a path may hold a token.
//
// Thread safety: post and stop from any thread.

#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "knowledge/result.h"

namespace bot::http {

struct Answer {
  int status = 0;  // 0: no whole answer came, for `failure`.
  std::string body;
  std::chrono::seconds retry_after{0};           // 0: none was given.
  std::chrono::system_clock::time_point date{};  // By the other side's clock; 0: not given.
  std::vector<std::pair<std::string, std::string>> headers;
  std::string failure;
};

struct Posting {
  std::string path;  // Under the base's own path: "chat.postMessage".
  std::string body;
  std::string content_type = "application/json; charset=utf-8";
  std::string authorization;  // "Bearer …"; "" for none.
  std::chrono::milliseconds limit{15000};
};

class Client {
 public:
  // `base`: "https://slack.com/api", with or without a slash at its end.
  [[nodiscard]] static knowledge::Result<std::unique_ptr<Client>> open(const std::string& base);
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client();

  [[nodiscard]] Answer post(const Posting& posting);
  // Ends the calls under way and refuses new ones.
  void stop();

 private:
  struct Pool;
  explicit Client(std::unique_ptr<Pool> pool);

  std::unique_ptr<Pool> pool_;
};

// The reason why nothing may be asked under this base; "" when it is fine.
[[nodiscard]] std::string base_complaint(const std::string& base);

}  // namespace bot::http
