// Calls to another server: with a total time limit, over connections that are kept.
//
// Certificates are verified, redirects are not followed, an answer's size is limited. Plain http is
// refused but for loopback. Never logs: a path may hold a token.
//
// Thread safety: post, get and stop from any thread.

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
  std::string authorization;                                      // "Bearer …"; "" for none.
  std::vector<std::pair<std::string, std::string>> headers = {};  // Further ones.
  std::chrono::milliseconds limit{15000};
};

struct ClientLimits {
  std::size_t answer_bytes_max = std::size_t{8} << 20U;
  // Names that lead into a private network are refused: for addresses that nobody vouches for.
  bool public_only = false;
};

class Client {
 public:
  // `base`: "https://slack.com/api", with or without a slash at its end.
  [[nodiscard]] static knowledge::Result<std::unique_ptr<Client>> open(
      const std::string& base, const ClientLimits& limits = {});
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client();

  [[nodiscard]] Answer post(const Posting& posting);
  // `posting` without body and content type.
  [[nodiscard]] Answer get(const Posting& posting);
  // Ends the calls under way and refuses new ones.
  void stop();

 private:
  struct Pool;
  explicit Client(std::unique_ptr<Pool> pool);
  Answer call(const char* method, const Posting& posting);

  std::unique_ptr<Pool> pool_;
};

// The reason why nothing may be asked under this base; "" when it is fine.
[[nodiscard]] std::string base_complaint(const std::string& base);

}  // namespace bot::http
