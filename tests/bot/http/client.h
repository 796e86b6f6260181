// The other side of the server, for tests: one keep-alive connection over TLS that trusts only the
// given certificate, and a raw one that may say anything.

#pragma once

#include <map>
#include <memory>
#include <string>

#include "bot/http/address.h"

namespace bot::http {

struct Reply {
  int status = 0;  // 0: no answer came.
  std::string body;
  std::map<std::string, std::string> headers;
};

class TestClient {
 public:
  TestClient(const Address& server, const std::string& certificate);
  ~TestClient();

  Reply get(const std::string& path);
  Reply post(const std::string& path, const std::string& body);

 private:
  struct Session;
  std::unique_ptr<Session> session_;
};

// Sends the bytes over plain TCP and returns all that comes back until the server closes (or stays
// silent for two seconds).
[[nodiscard]] std::string say_raw(const Address& server, const std::string& bytes);

}  // namespace bot::http
