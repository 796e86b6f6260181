#include "bot/http/router.h"

#include <doctest/doctest.h>

namespace bot::http {
namespace {

// Answers with its own pattern and what it was given.
Route echo(const std::string& method, const std::string& pattern) {
  return {method, pattern, [method, pattern](const Request& request, const Respond& respond) {
            std::string body = method + " " + pattern;
            for (const auto& [name, value] : request.params)
              body.append(" ").append(name).append("=").append(value);
            respond({200, "text/plain", body, {}});
          }};
}

const Router& router() {
  static const Router kRouter({
      echo("POST", "/v1/messages"),
      echo("GET", "/v1/conversations/{id}"),
      echo("GET", "/v1/conversations/{id}/messages"),
      echo("GET", "/v1/users/{user}/export"),
      echo("DELETE", "/v1/users/{user}"),
      echo("GET", "/desk/{file...}"),
      echo("GET", "/"),
  });
  return kRouter;
}

Response ask(const std::string& method, const std::string& path) {
  Request request;
  request.method = method;
  request.raw_path = path;
  Response response;
  router().dispatch(request, [&](Response given) { response = std::move(given); });
  return response;
}

TEST_SUITE("bot/http/router") {
  TEST_CASE("a path finds its route and its parameters") {
    struct Row {
      const char* method;
      const char* path;
      const char* body;
    };
    for (const Row& row : {
             Row{"POST", "/v1/messages", "POST /v1/messages"},
             Row{"GET", "/v1/conversations/k3", "GET /v1/conversations/{id} id=k3"},
             Row{"GET", "/v1/conversations/k3/messages",
                 "GET /v1/conversations/{id}/messages id=k3"},
             Row{"GET", "/v1/users/a%2Fb%20c/export", "GET /v1/users/{user}/export user=a/b c"},
             Row{"DELETE", "/v1/users/u1", "DELETE /v1/users/{user} user=u1"},
             Row{"HEAD", "/v1/conversations/k3", "GET /v1/conversations/{id} id=k3"},
             Row{"GET", "/desk/", "GET /desk/{file...} file="},
             Row{"GET", "/desk/a/b.js", "GET /desk/{file...} file=a/b.js"},
             Row{"GET", "/", "GET /"},
         }) {
      CAPTURE(row.method);
      CAPTURE(row.path);
      const Response response = ask(row.method, row.path);
      CHECK(response.status == 200);
      CHECK(response.body == row.body);
    }
  }

  TEST_CASE("what is not in the table is 404, or 405 with what is allowed") {
    struct Row {
      const char* method;
      const char* path;
      int status;
      const char* allow;
    };
    for (const Row& row : {
             Row{"GET", "/nothing", 404, ""},
             Row{"GET", "/v1/messages/", 404, ""},
             Row{"GET", "/v1/conversations/", 404, ""},
             Row{"GET", "/v1/conversations", 404, ""},
             Row{"GET", "/v1/conversations/%zz", 404, ""},
             Row{"GET", "/v1/conversations/%00", 404, ""},
             Row{"GET", "/v1/conversations/a%2", 404, ""},
             Row{"GET", "v1/messages", 404, ""},
             Row{"GET", "/v1/messages", 405, "POST"},
             Row{"DELETE", "/v1/messages", 405, "POST"},
             Row{"GET", "/v1/users/u1", 405, "DELETE"},
         }) {
      CAPTURE(row.path);
      const Response response = ask(row.method, row.path);
      CHECK(response.status == row.status);
      CHECK(response.content_type == "application/problem+json");
      const std::string allow = response.headers.empty() ? "" : response.headers[0].second;
      CHECK(allow == row.allow);
    }
  }

  TEST_CASE("metrics are told the pattern, never the path") {
    Request request;
    request.method = "GET";
    request.path = "/v1/users/somebody/export";
    CHECK(router().pattern_of(request) == "/v1/users/{user}/export");
    request.path = "/v1/else";
    CHECK(router().pattern_of(request).empty());
  }
}

}  // namespace
}  // namespace bot::http
