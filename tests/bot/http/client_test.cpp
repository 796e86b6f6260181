#include "bot/http/client.h"

#include <atomic>
#include <thread>

#include <doctest/doctest.h>

#include "bot/http/certificate.h"
#include "bot/http/server.h"
#include "tests/bot/temp_folder.h"
#include "tests/fake/wire.h"

namespace bot::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using tests::Fate;
using tests::Wire;
using tests::WireAnswer;
using tests::WireRequest;

Posting posting(const std::string& path, milliseconds limit = seconds(10)) {
  Posting result;
  result.path = path;
  result.body = "{}";
  result.limit = limit;
  return result;
}

milliseconds since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin);
}

TEST_SUITE("bot/http/client") {
  TEST_CASE("a call is a POST under the base, whether that ends in a slash or not") {
    std::vector<WireRequest> seen;
    const Wire wire([&](const WireRequest& request) {
      seen.push_back(request);
      return WireAnswer{200, R"({"ok":true})", {{"Retry-After", "7"}}, Fate::Whole};
    });
    for (const std::string& base : {wire.url() + "/api", wire.url() + "/api/", wire.url()}) {
      const auto client = Client::open(base);
      REQUIRE(client);
      Posting call = posting("auth.test");
      call.authorization = "Bearer x";
      const Answer answer = (*client)->post(call);
      CHECK(answer.status == 200);
      CHECK(answer.body == R"({"ok":true})");
      CHECK(answer.retry_after == seconds(7));
    }
    REQUIRE(seen.size() == 3);
    CHECK(seen[0].target == "/api/auth.test");
    CHECK(seen[1].target == "/api/auth.test");
    CHECK(seen[2].target == "/auth.test");
    CHECK(seen[0].method == "POST");
    CHECK(seen[0].body == "{}");
    CHECK(seen[0].header("Authorization") == "Bearer x");
    CHECK(seen[0].header("Content-Type") == "application/json; charset=utf-8");
  }

  TEST_CASE("connections are reused, and one that was closed is replaced") {
    std::atomic<int> calls = 0;
    const Wire wire([&](const WireRequest&) {
      ++calls;
      return WireAnswer{};
    });
    const auto client = Client::open(wire.url());
    for (int i = 0; i < 20; ++i)
      CHECK((*client)->post(posting("a")).status == 200);
    CHECK(wire.connections() == 1);
    CHECK(calls == 20);
  }

  TEST_CASE("an answer that nobody asked for is not taken for the next call's") {
    std::atomic<int> calls = 0;
    const Wire wire([&](const WireRequest& request) {
      ++calls;
      return WireAnswer{200, request.target, {}, calls == 1 ? Fate::Twice : Fate::Whole};
    });
    const auto client = Client::open(wire.url());
    CHECK((*client)->post(posting("first")).body == "/first");
    CHECK((*client)->post(posting("second")).body == "/second");
    CHECK((*client)->post(posting("third")).body == "/third");
  }

  TEST_CASE("a call ends at its limit, whatever the other side does") {
    for (const Fate fate : {Fate::Hangs, Fate::Drips}) {
      CAPTURE(static_cast<int>(fate));
      const Wire wire([&](const WireRequest&) { return WireAnswer{200, "", {}, fate}; });
      const auto client = Client::open(wire.url());
      const auto begin = std::chrono::steady_clock::now();
      const Answer answer = (*client)->post(posting("a", milliseconds(300)));
      CHECK(answer.status == 0);
      CHECK_FALSE(answer.failure.empty());
      CHECK(since(begin) >= milliseconds(250));
      CHECK(since(begin) < seconds(5));
    }
  }

  TEST_CASE("without an answer it says why") {
    const Wire wire([](const WireRequest&) { return WireAnswer{200, "", {}, Fate::Resets}; });
    const auto reset = Client::open(wire.url());
    CHECK((*reset)->post(posting("a")).status == 0);
    const auto nobody = Client::open("http://127.0.0.1:1");
    const Answer answer = (*nobody)->post(posting("a"));
    CHECK(answer.status == 0);
    CHECK_FALSE(answer.failure.empty());
  }

  TEST_CASE("a redirect is an answer, not a way") {
    std::atomic<int> calls = 0;
    const Wire wire([&](const WireRequest&) {
      ++calls;
      return WireAnswer{302, "", {{"Location", "/elsewhere"}}, Fate::Whole};
    });
    const auto client = Client::open(wire.url());
    CHECK((*client)->post(posting("a")).status == 302);
    CHECK(calls == 1);
  }

  TEST_CASE("a stop ends what is under way and refuses what comes") {
    const Wire wire([](const WireRequest&) { return WireAnswer{200, "", {}, Fate::Hangs}; });
    const auto client = Client::open(wire.url());
    const auto begin = std::chrono::steady_clock::now();
    std::thread stopper([&] {
      while (wire.connections() == 0)
        std::this_thread::yield();
      (*client)->stop();
    });
    CHECK((*client)->post(posting("a")).status == 0);
    stopper.join();
    CHECK(since(begin) < seconds(5));
    CHECK((*client)->post(posting("b")).failure == "is stopping");
  }

  TEST_CASE("a certificate that nobody vouches for is refused") {
    const tests::TempFolder folder;
    ServerSettings settings;
    settings.tls = *local_certificate(folder.path());
    std::atomic<int> calls = 0;
    const auto server = Server::start(settings,
                                      Router({{"POST", "/a",
                                               [&](const Request&, const Respond& respond) {
                                                 ++calls;
                                                 respond({200, "text/plain", "", {}});
                                               }}}),
                                      [](const Observation&) {});
    REQUIRE(server);
    const auto client = Client::open("https://" + to_string((*server)->address()));
    REQUIRE(client);
    CHECK((*client)->post(posting("a")).status == 0);
    CHECK(calls == 0);
  }

  TEST_CASE("plain http is for loopback only") {
    for (const char* base : {"http://slack.com", "ftp://127.0.0.1", "slack.com", "https://",
                             "https://user@slack.com", "https://slack.com/?a=b", "https://a b"}) {
      CAPTURE(base);
      CHECK_FALSE(base_complaint(base).empty());
      CHECK_FALSE(Client::open(base));
    }
    for (const char* base : {"https://slack.com/api/", "http://localhost:80/", "http://[::1]:1"}) {
      CAPTURE(base);
      CHECK(base_complaint(base).empty());
    }
  }
}

}  // namespace
}  // namespace bot::http
