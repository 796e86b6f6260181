#include "bot/http/framing.h"

#include <string>

#include <doctest/doctest.h>

namespace bot::http {
namespace {

constexpr Limits kLimits = {
    .head_bytes_max = 400, .headers_max = 5, .target_bytes_max = 60, .body_bytes_max = 20};

std::string get(const std::string& headers) { return "GET / HTTP/1.1\r\n" + headers + "\r\n"; }

TEST_SUITE("bot/http/framing") {
  TEST_CASE("a whole request is framed") {
    const std::string bytes =
        "POST /v1/messages?a=b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nX-A:  b \r\n\r\nabcGET";
    const Framing framing = frame(bytes, kLimits);
    REQUIRE(std::holds_alternative<Framed>(framing));
    const auto& framed = std::get<Framed>(framing);
    CHECK(framed.method == "POST");
    CHECK(framed.target == "/v1/messages?a=b");
    CHECK(framed.keep_alive);
    CHECK(bytes.substr(framed.head_bytes, framed.body_bytes) == "abc");
    CHECK(framed.headers.back() == std::pair<std::string, std::string>{"X-A", "b"});
  }

  TEST_CASE("every beginning of a request needs more") {
    const std::string bytes = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      CAPTURE(size);
      CHECK(std::holds_alternative<NeedsMore>(frame(bytes.substr(0, size), kLimits)));
    }
  }

  TEST_CASE("connections are kept as the version and the header say") {
    struct Row {
      const char* bytes;
      bool kept;
    };
    for (const Row& row : {
             Row{"GET / HTTP/1.1\r\nHost: x\r\n\r\n", true},
             Row{"GET / HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n", false},
             Row{"GET / HTTP/1.0\r\n\r\n", false},
             Row{"GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", true},
         }) {
      CAPTURE(row.bytes);
      const Framing framing = frame(row.bytes, kLimits);
      REQUIRE(std::holds_alternative<Framed>(framing));
      CHECK(std::get<Framed>(framing).keep_alive == row.kept);
    }
  }

  TEST_CASE("what is not of the strict subset is refused") {
    struct Row {
      std::string bytes;
      int status;
    };
    for (const Row& row : {
             Row{"GET /\r\n\r\n", 400},
             Row{"GET  HTTP/1.1\r\nHost: x\r\n\r\n", 400},
             Row{"nonsense\r\n\r\n", 400},
             Row{"BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 501},
             Row{"GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505},
             Row{"GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n", 400},
             Row{"GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
             Row{"GET /\x01 HTTP/1.1\r\nHost: x\r\n\r\n", 400},
             Row{"GET /" + std::string(60, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
             Row{get(""), 400},
             Row{get("Host: x\r\nHost: y\r\n"), 400},
             Row{get("Host: x\r\nno colon\r\n"), 400},
             Row{get("Host: x\r\nSpaced : y\r\n"), 400},
             Row{get("Host: x\r\n folded\r\n"), 400},
             Row{get("Host: x\r\nA: b\nC: d\r\n"), 400},
             Row{get("Host: x\r\nA: b\rc\r\n"), 400},
             Row{get("Host: x\r\nTransfer-Encoding: chunked\r\n"), 411},
             Row{get("Host: x\r\nContent-Encoding: gzip\r\n"), 415},
             Row{get("Host: x\r\nContent-Type: multipart/form-data; boundary=a\r\n"), 415},
             Row{get("Host: x\r\nExpect: 100-continue\r\n"), 417},
             Row{get("Host: x\r\nExpect: 100-continue\r\nContent-Length: 21\r\n"), 413},
             Row{get("Host: x\r\nContent-Length: 21\r\n"), 413},
             Row{get("Host: x\r\nContent-Length: 99999999999999999999999\r\n"), 413},
             Row{get("Host: x\r\nContent-Length: -1\r\n"), 400},
             Row{get("Host: x\r\nContent-Length: +1\r\n"), 400},
             Row{get("Host: x\r\nContent-Length: 0x1\r\n"), 400},
             Row{get("Host: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n"), 400},
             Row{get("Host: x\r\nA: 1\r\nB: 1\r\nC: 1\r\nD: 1\r\nE: 1\r\n"), 431},
             Row{std::string(400, 'a'), 431},
         }) {
      CAPTURE(row.bytes);
      const Framing framing = frame(row.bytes, kLimits);
      REQUIRE(std::holds_alternative<Refusal>(framing));
      CHECK(std::get<Refusal>(framing).status == row.status);
    }
  }
}

}  // namespace
}  // namespace bot::http
