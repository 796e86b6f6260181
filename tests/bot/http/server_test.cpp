#include "bot/http/server.h"

#include <atomic>
#include <filesystem>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "bot/http/certificate.h"
#include "tests/bot/http/client.h"
#include "tests/bot/temp_folder.h"

namespace bot::http {
namespace {

using std::chrono::milliseconds;
using tests::TempFolder;

// Requests that hold their answer until the test lets them go.
class Gate {
 public:
  void hold(Respond respond) {
    const std::scoped_lock lock(mutex_);
    held_.push_back(std::move(respond));
    arrived_.notify_all();
  }
  void await(std::size_t count) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return held_.size() >= count; });
  }
  void open() {
    const std::scoped_lock lock(mutex_);
    for (const Respond& respond : held_)
      respond({200, "text/plain", "late", {}});
    held_.clear();
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::vector<Respond> held_;
};

std::vector<Route> routes(Gate& gate) {
  return {
      {"GET", "/held", [&gate](const Request&, Respond respond) { gate.hold(std::move(respond)); }},
      {"GET", "/fails", [](const Request&, const Respond&) { throw std::runtime_error("secret"); }},
      {"GET", "/{name}",
       [](const Request& request, const Respond& respond) {
         const auto greeting = request.query.find("greeting");
         respond({200,
                  "text/plain",
                  (greeting == request.query.end() ? "hi" : greeting->second) + " " +
                      request.params.at("name") + " from " + request.peer,
                  {{"X-Bad", "a\r\nSet-Cookie: b"}, {"X-Good", "yes"}}});
       }},
      {"POST", "/echo",
       [](const Request& request, const Respond& respond) {
         respond({200, "application/json", request.body, {}});
       }},
  };
}

struct Site {
  explicit Site(bool tls = true, ServerSettings settings = {}) {
    auto files = local_certificate(folder.path());
    REQUIRE(files);
    certificate = files->certificate;
    if (tls) settings.tls = *files;
    auto started = Server::start(settings, Router(routes(gate)), [this](const Observation& seen) {
      if (std::holds_alternative<HandlerFailed>(seen)) ++failures;
    });
    REQUIRE(started);
    server = std::move(*started);
  }

  TestClient client() const { return {server->address(), certificate}; }

  TempFolder folder;
  Gate gate;
  std::atomic<int> failures = 0;
  std::string certificate;
  std::unique_ptr<Server> server;
};

TEST_SUITE("bot/http/server") {
  TEST_CASE("answers over TLS with a certificate of its own, on one connection") {
    Site site;
    TestClient client = site.client();
    for (int i = 0; i < 20; ++i) {
      const Reply reply = client.get("/bob?greeting=good%20day%21");
      CHECK(reply.status == 200);
      CHECK(reply.body == "good day! bob from 127.0.0.1");
    }
    CHECK(client.post("/echo", "{\"a\": 1}").body == "{\"a\": 1}");
  }

  TEST_CASE("headers: safe defaults, and nothing that would end one early") {
    Site site;
    const Reply reply = site.client().get("/bob");
    CHECK(reply.headers.at("X-Content-Type-Options") == "nosniff");
    CHECK(reply.headers.at("Cache-Control") == "no-store");
    CHECK(reply.headers.at("X-Good") == "yes");
    CHECK(reply.headers.count("X-Bad") == 0);
    CHECK(reply.headers.count("Set-Cookie") == 0);
  }

  TEST_CASE("a handler that throws is answered 500 without detail") {
    Site site;
    TestClient client = site.client();
    const Reply reply = client.get("/fails");
    CHECK(reply.status == 500);
    CHECK(reply.body.find("secret") == std::string::npos);
    CHECK(site.failures == 1);
    CHECK(client.get("/bob").status == 200);
  }

  TEST_CASE("a body beyond the limit is 413, and the answer arrives") {
    Site site;
    TestClient client = site.client();
    CHECK(client.post("/echo", std::string(262144, 'x')).status == 200);
    CHECK(site.client().post("/echo", std::string(1000000, 'x')).status == 413);
    CHECK(client.get("/bob").status == 200);
  }

  TEST_CASE("nobody who waits for an answer keeps others from theirs") {
    Site site;
    std::vector<std::future<Reply>> held;
    held.reserve(60);
    for (int i = 0; i < 60; ++i) {
      held.push_back(std::async(std::launch::async, [&] { return site.client().get("/held"); }));
    }
    site.gate.await(60);
    std::vector<std::future<int>> busy;
    busy.reserve(16);
    for (int i = 0; i < 16; ++i) {
      busy.push_back(std::async(std::launch::async, [&] {
        TestClient client = site.client();
        int good = 0;
        for (int n = 0; n < 5; ++n)
          good += client.get("/bob").status == 200 ? 1 : 0;
        return good;
      }));
    }
    for (auto& good : busy)
      CHECK(good.get() == 5);
    site.gate.open();
    for (auto& reply : held)
      CHECK(reply.get().body == "late");
  }

  TEST_CASE("idle connections make room when threads run out") {
    ServerSettings settings;
    settings.threads_max = 2;
    Site site(true, settings);
    TestClient first = site.client();
    TestClient second = site.client();
    CHECK(first.get("/bob").status == 200);
    CHECK(second.get("/bob").status == 200);
    CHECK(site.client().get("/bob").status == 200);
  }

  TEST_CASE("a handler that never answers is given up") {
    ServerSettings settings;
    settings.answer = milliseconds(50);
    Site site(true, settings);
    const Reply reply = site.client().get("/held");
    CHECK(reply.status == 503);
    CHECK(reply.headers.at("Retry-After") == "1");
    site.gate.open();  // Too late: dropped.
  }

  TEST_CASE("stopping lets a request in flight finish") {
    Site site;
    TestClient idle = site.client();
    CHECK(idle.get("/bob").status == 200);
    auto held = std::async(std::launch::async, [&] { return site.client().get("/held"); });
    site.gate.await(1);
    auto stopped = std::async(std::launch::async, [&] { site.server->stop(milliseconds(10000)); });
    CHECK(stopped.wait_for(milliseconds(50)) == std::future_status::timeout);
    site.gate.open();
    CHECK(held.get().body == "late");
    stopped.get();
    CHECK(idle.get("/bob").status == 0);
  }

  TEST_CASE("stopping doesn't wait for ever") {
    Site site;
    auto held = std::async(std::launch::async, [&] { return site.client().get("/held"); });
    site.gate.await(1);
    site.server->stop(milliseconds(50));
    CHECK(held.get().status == 503);
  }

  TEST_CASE("plain HTTP answers too, and refuses what it can't frame") {
    Site site(false);
    const auto raw = [&](const std::string& bytes) {
      return say_raw(site.server->address(), bytes);
    };
    CHECK(raw("GET /bob HTTP/1.0\r\n\r\n").ends_with("hi bob from 127.0.0.1"));
    CHECK(raw("HEAD /bob HTTP/1.0\r\n\r\n").ends_with("\r\n\r\n"));
    CHECK(raw("GET /bob HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
              .starts_with("HTTP/1.1 200"));
    const std::string refused =
        raw("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    CHECK(refused.starts_with("HTTP/1.1 411"));
    CHECK(refused.find("application/problem+json") != std::string::npos);
    CHECK(refused.find("Connection: close") != std::string::npos);
  }

  TEST_CASE("two servers can't share an address") {
    Site site;
    ServerSettings settings;
    settings.listen = site.server->address();
    const auto second = Server::start(settings, Router({}), [](const Observation&) {});
    REQUIRE_FALSE(second);
    CHECK(second.error().message ==
          "listen " + to_string(settings.listen) + ": Address already in use");
  }
}

TEST_SUITE("bot/http/certificate") {
  TEST_CASE("is made once, for the owner's eyes only") {
    TempFolder folder;
    const auto made = local_certificate(folder.path());
    REQUIRE(made);
    struct stat status {};
    REQUIRE(::stat(made->key.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    const auto written = std::filesystem::last_write_time(made->certificate);
    REQUIRE(local_certificate(folder.path()));
    CHECK(std::filesystem::last_write_time(made->certificate) == written);
  }

  TEST_CASE("is made anew when it is damaged") {
    TempFolder folder;
    const auto made = local_certificate(folder.path());
    REQUIRE(made);
    std::filesystem::resize_file(made->key, 10);
    CHECK_FALSE(server_tls(*made));
    REQUIRE(local_certificate(folder.path()));
    CHECK(server_tls(*made));
  }

  TEST_CASE("a file that can't be used is named") {
    const auto tls = server_tls({"/nowhere/cert.pem", "/nowhere/key.pem"});
    REQUIRE_FALSE(tls);
    CHECK(tls.error().message.starts_with("certificate '/nowhere/cert.pem': "));
  }
}

}  // namespace
}  // namespace bot::http
