#include "bot/channel/http_access.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

int status_of(const std::string& peer, const Headers& headers, const std::string& token) {
  http::Request request;
  request.peer = peer;
  request.headers = headers;
  const auto refusal = refuse_access(request, token);
  return refusal ? refusal->status : 200;
}

TEST_SUITE("bot/channel/http_access") {
  TEST_CASE("without a token only this machine passes, and never through a proxy") {
    struct Row {
      const char* peer;
      Headers headers;
      int status;
    };
    const std::pair<std::string, std::string> local = {"Host", "127.0.0.1:8443"};
    for (const Row& row : {
             Row{"127.0.0.1", {local}, 200},
             Row{"::1", {{"host", "localhost"}}, 200},
             Row{"10.0.0.7", {local}, 403},
             Row{"127.0.0.1", {}, 403},
             Row{"127.0.0.1", {{"Host", "bot.example.org"}}, 403},
             Row{"127.0.0.1", {{"Host", "localhost.evil.org"}}, 403},
             Row{"127.0.0.1", {local, {"Forwarded", "for=1.2.3.4"}}, 403},
             Row{"127.0.0.1", {local, {"x-forwarded-for", "127.0.0.1"}}, 403},
             Row{"127.0.0.1", {local, {"X-Forwarded-Proto", "https"}}, 403},
             Row{"127.0.0.1", {local, {"X-Real-IP", "1.2.3.4"}}, 403},
             Row{"127.0.0.1", {local, {"Via", "1.1 proxy"}}, 403},
         }) {
      CAPTURE(row.peer);
      CHECK(status_of(row.peer, row.headers, "") == row.status);
    }
  }

  TEST_CASE("with a token everyone who shows it passes, and nobody else") {
    struct Row {
      Headers headers;
      int status;
    };
    for (const Row& row : {
             Row{{{"Authorization", "Bearer s3cret"}}, 200},
             Row{{{"authorization", "bearer s3cret"}, {"X-Forwarded-For", "1.2.3.4"}}, 200},
             Row{{{"Authorization", "Bearer s3cre"}}, 401},
             Row{{{"Authorization", "Bearer s3crets"}}, 401},
             Row{{{"Authorization", "Bearer "}}, 401},
             Row{{{"Authorization", "Basic s3cret"}}, 401},
             Row{{{"Authorization", "s3cret"}}, 401},
             Row{{}, 401},
         }) {
      CAPTURE(row.headers.empty() ? "" : row.headers[0].second);
      CHECK(status_of("10.0.0.7", row.headers, "s3cret") == row.status);
      CHECK(status_of("127.0.0.1", row.headers, "s3cret") == row.status);
    }
  }
}

}  // namespace
}  // namespace bot
