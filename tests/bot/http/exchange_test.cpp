#include "bot/http/exchange.h"

#include <doctest/doctest.h>

namespace bot::http {
namespace {

Framed framed(const char* method, const char* target) {
  Framed result;
  result.method = method;
  result.target = target;
  return result;
}

bool has(const std::string& bytes, std::string_view part) {
  return bytes.find(part) != std::string::npos;
}

TEST_SUITE("bot/http/exchange") {
  TEST_CASE("a request is decoded") {
    Framed given = framed("POST", "/a%2Fb%20c?x=1&y=%26+%C3%A9&x=2&z&to=/b?c");
    given.headers = {{"Host", "x"}, {"A", "b%20c"}};
    const Request request = read_request(std::move(given), std::string("b\0y", 3), "1.2.3.4");
    CHECK(request.method == "POST");
    CHECK(request.path == "/a/b c");
    CHECK(request.raw_path == "/a%2Fb%20c");
    CHECK(request.query.at("x") == "2");
    CHECK(request.query.at("y") == "& é");
    CHECK(request.query.count("z") == 1);
    CHECK(request.query.at("to") == "/b?c");
    CHECK(request.body == std::string("b\0y", 3));
    CHECK(request.peer == "1.2.3.4");
    CHECK(request.header("a") == "b%20c");  // As sent: the library never sees it.
  }

  TEST_CASE("every method is read") {
    for (const char* method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
      CAPTURE(method);
      CHECK(read_request(framed(method, "/a"), "", "").method == method);
      CHECK(read_request(framed(method, "/a"), "", "").path == "/a");
    }
  }

  TEST_CASE("an answer is written whole") {
    const std::string bytes = write_response({201, "text/plain", "hello", {{"A", "b"}}}, {});
    CHECK(bytes.starts_with("HTTP/1.1 201 Created\r\n"));
    CHECK(has(bytes, "\r\nA: b\r\n"));
    CHECK(has(bytes, "\r\nContent-Type: text/plain\r\n"));
    CHECK(has(bytes, "\r\nContent-Length: 5\r\n"));
    CHECK(has(bytes, "\r\nKeep-Alive: timeout=30, max=1000\r\n"));
    CHECK_FALSE(has(bytes, "\r\nConnection: "));
    CHECK(bytes.ends_with("\r\n\r\nhello"));
  }

  TEST_CASE("its head says what becomes of the connection, also after an error") {
    Manner manner;
    CHECK_FALSE(has(write_response(problem(404, "path: none"), manner), "Connection: "));
    manner.http_1_0 = true;
    CHECK(has(write_response({}, manner), "\r\nConnection: keep-alive\r\n"));
    manner.keep_alive = false;
    const std::string last = write_response({}, manner);
    CHECK(has(last, "\r\nConnection: close\r\n"));
    CHECK_FALSE(has(last, "Keep-Alive: "));
  }

  TEST_CASE("HEAD gets the head only, and 204 and 304 announce no body") {
    Manner manner;
    manner.head_only = true;
    const std::string head = write_response({200, "text/plain", "hello", {}}, manner);
    CHECK(has(head, "\r\nContent-Length: 5\r\n"));
    CHECK(head.ends_with("\r\n\r\n"));
    CHECK_FALSE(has(head, "Accept-Ranges"));
    CHECK_FALSE(has(write_response({204, "", "", {}}, {}), "Content-Length"));
    CHECK_FALSE(has(write_response({304, "", "", {}}, {}), "Content-Length"));
  }

  TEST_CASE("what would end a header early is left out") {
    struct Row {
      std::string name;
      std::string value;
    };
    for (const Row& row : {
             Row{"X-Bad", "a\r\nSet-Cookie: b"},
             Row{"X-Bad", "a\nb"},
             Row{"X-Bad", std::string("a\0b", 3)},
             Row{"X-Bad\r\nSet-Cookie", "b"},
             Row{"X-Bad: a", "b"},
             Row{"X Bad", "b"},
             Row{"", "X-Bad"},
         }) {
      CAPTURE(row.name);
      CAPTURE(row.value);
      const std::string bytes = write_response({200, "", "", {{row.name, row.value}}}, {});
      CHECK_FALSE(has(bytes, "Bad"));
      CHECK_FALSE(has(bytes, "Set-Cookie"));
    }
    const std::string bytes = write_response({200, "text/plain\r\nX-Bad: a", "hello", {}}, {});
    CHECK_FALSE(has(bytes, "X-Bad"));
    CHECK(bytes.ends_with("hello"));
  }
}

}  // namespace
}  // namespace bot::http
