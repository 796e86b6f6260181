#include "bot/http/framing.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/bot/http/library_view.h"
#include "tests/bot/http/request_table.h"

namespace bot::http {
namespace {

std::string status_of(const Framing& framing) {
  if (const auto* refusal = std::get_if<Refusal>(&framing)) return std::to_string(refusal->status);
  return std::holds_alternative<Framed>(framing) ? "200" : "more";
}

// Framed as the bytes arrive, `step` at a time.
Framing frame_slowly(const std::string& bytes, std::size_t step) {
  Framing framing = NeedsMore();
  for (std::size_t size = step; std::holds_alternative<NeedsMore>(framing); size += step) {
    framing =
        frame(std::string_view(bytes).substr(0, size), Limits(), std::get<NeedsMore>(framing));
    if (size >= bytes.size()) break;
  }
  return framing;
}

TEST_SUITE("bot/http/framing") {
  TEST_CASE("a whole request is framed") {
    const std::string bytes =
        "POST /v1/messages?a=b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nX-A:  b \r\n\r\nabcGET";
    const Framing framing = frame(bytes, Limits());
    REQUIRE(std::holds_alternative<Framed>(framing));
    const auto& framed = std::get<Framed>(framing);
    CHECK(framed.method == "POST");
    CHECK(framed.target == "/v1/messages?a=b");
    CHECK(framed.keep_alive);
    CHECK(bytes.substr(framed.head_bytes, framed.body_bytes) == "abc");
    CHECK(framed.headers.back() == std::pair<std::string, std::string>{"X-A", "b"});
  }

  TEST_CASE("every request of the table is let through or refused as it says") {
    const auto table = request_table();
    REQUIRE(table.size() >= 150);
    for (const TableRow& row : table) {
      CAPTURE(row.line);
      CHECK(status_of(frame(row.bytes, Limits())) == row.status);
    }
  }

  TEST_CASE("it makes no difference in how many pieces a request arrives") {
    for (const TableRow& row : request_table()) {
      CAPTURE(row.line);
      CHECK(status_of(frame_slowly(row.bytes, 1)) == row.status);
      CHECK(status_of(frame_slowly(row.bytes, 7)) == row.status);
    }
  }

  TEST_CASE("no beginning of a good request is refused") {
    for (const TableRow& row : request_table()) {
      if (row.status != "200" || row.bytes.size() > 1000) continue;
      const auto framed = std::get<Framed>(frame(row.bytes, Limits()));
      for (std::size_t size = 0; size < framed.head_bytes + framed.body_bytes; ++size) {
        CAPTURE(row.line);
        CAPTURE(size);
        CHECK(status_of(frame(row.bytes.substr(0, size), Limits())) == "more");
      }
    }
  }

  TEST_CASE("the library sees the same request in the same bytes") {
    for (const TableRow& row : request_table()) {
      if (row.status != "200") continue;
      CAPTURE(row.line);
      CHECK(disagreement(row.bytes, std::get<Framed>(frame(row.bytes, Limits()))) == "");
    }
  }

  TEST_CASE("what is wrong is known as soon as it is there") {
    for (const char* bytes : {"GET / HTTP/1.1\n", "GET / HTTP/1.1\r\nA: b\r\r", "\x16\x03\x01"}) {
      CAPTURE(bytes);
      CHECK(status_of(frame(bytes, Limits())) == "400");
    }
  }

  TEST_CASE("of a head that is whole only the rest of the body is waited for") {
    const std::string bytes = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nab";
    const Framing framing = frame(bytes, Limits());
    REQUIRE(std::holds_alternative<NeedsMore>(framing));
    CHECK(std::get<NeedsMore>(framing).total == bytes.size() + 1);
  }

  TEST_CASE("connections are kept as the version and the header say") {
    struct Row {
      const char* bytes;
      bool kept;
    };
    for (const Row& row : {
             Row{"GET / HTTP/1.1\r\nHost: x\r\n\r\n", true},
             Row{"GET / HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n", false},
             Row{"GET / HTTP/1.1\r\nHost: x\r\nConnection: a , close,b\r\n\r\n", false},
             Row{"GET / HTTP/1.1\r\nHost: x\r\nConnection: not-close\r\n\r\n", true},
             Row{"GET / HTTP/1.1\r\nHost: x\r\nConnection: keep-alive, close\r\n\r\n", false},
             Row{"GET / HTTP/1.0\r\n\r\n", false},
             Row{"GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", true},
             Row{"GET / HTTP/1.0\r\nConnection: close\r\nConnection: keep-alive\r\n\r\n", false},
         }) {
      CAPTURE(row.bytes);
      const Framing framing = frame(row.bytes, Limits());
      REQUIRE(std::holds_alternative<Framed>(framing));
      CHECK(std::get<Framed>(framing).keep_alive == row.kept);
    }
  }
}

}  // namespace
}  // namespace bot::http
