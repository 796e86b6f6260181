#include "bot/channel/http_status.h"

#include <doctest/doctest.h>

#include "bot/http/router.h"

namespace bot {
namespace {

http::Response ask(bool ready, const std::string& path, const std::string& peer = "127.0.0.1") {
  const http::Router router(
      http_status_routes({[ready] { return ready; }, [] { return "a 1\n"; }, ""}));
  http::Request request;
  request.method = "GET";
  request.path = path;
  request.peer = peer;
  request.headers = {{"Host", "localhost"}};
  http::Response response;
  router.dispatch(request, [&](http::Response given) { response = std::move(given); });
  return response;
}

TEST_SUITE("bot/channel/http_status") {
  TEST_CASE("alive is always said, ready only when it can store") {
    CHECK(ask(false, "/healthz").status == 200);
    CHECK(ask(true, "/readyz").status == 200);
    const http::Response unready = ask(false, "/readyz");
    CHECK(unready.status == 503);
    CHECK(unready.headers.front().first == "Retry-After");
  }

  TEST_CASE("a balancer may ask for health, but not for metrics") {
    CHECK(ask(true, "/healthz", "10.0.0.7").status == 200);
    CHECK(ask(true, "/readyz", "10.0.0.7").status == 200);
    CHECK(ask(true, "/metrics", "10.0.0.7").status == 403);
    CHECK(ask(true, "/metrics").body == "a 1\n");
  }
}

}  // namespace
}  // namespace bot
