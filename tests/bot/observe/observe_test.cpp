#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "bot/observe/log.h"
#include "bot/observe/metrics.h"

namespace bot {
namespace {

TEST_SUITE("bot/observe/log") {
  TEST_CASE("a line is one JSON object of ASCII") {
    const auto line = log_line(StoreFailed{"disk\n\x1b[31mfull\u2028 ü \xff"});
    REQUIRE(line);
    CHECK(line->level == "error");
    const auto json = nlohmann::json::parse(line->json);
    CHECK(json["event"] == "store_failed");
    for (const char c : line->json) {
      CHECK(static_cast<unsigned char>(c) >= 0x20);
      CHECK(static_cast<unsigned char>(c) < 0x7f);
    }
  }

  TEST_CASE("what goes as it should is told at debug only, or not at all") {
    CHECK(log_line(TurnTaken{"http", "welcome", {}})->level == "debug");
    CHECK(log_line(RequestAnswered{"GET", "/healthz", 200, {}})->level == "debug");
    CHECK_FALSE(log_line(BatchCommitted{3, {}}));
    CHECK(log_line(ConnectionDropped{"slow_head"})->level == "debug");
    CHECK(log_line(CertificateReloaded{})->level == "info");
  }

  TEST_CASE("a certificate that can't be used is an error that says why") {
    const auto line = log_line(CertificateReloaded{"key 'a.pem': no start line"});
    REQUIRE(line);
    CHECK(line->level == "error");
    CHECK(nlohmann::json::parse(line->json)["reason"] == "key 'a.pem': no start line");
  }
}

TEST_SUITE("bot/observe/metrics") {
  TEST_CASE("observations are counted") {
    Metrics metrics;
    metrics.observe(RequestAnswered{"GET", "/healthz", 200, std::chrono::microseconds(700)});
    metrics.observe(RequestAnswered{"GET", "/healthz", 200, std::chrono::microseconds(700)});
    metrics.observe(StoreFailed{"full"});
    metrics.observe(RequestRefused{"411"});
    metrics.observe(ConnectionDropped{"slow_head"});
    metrics.observe(HandshakeFailed{"no shared cipher"});
    metrics.observe(ConnectionsCounted{1, 2, 3, 4, 5});
    const std::string text = metrics.text();
    const auto holds = [&](const char* line) { return text.find(line) != std::string::npos; };
    CHECK(holds("stepwise_requests_total{method=\"GET\",route=\"/healthz\",status=\"200\"} 2\n"));
    CHECK(holds("stepwise_request_seconds_bucket{route=\"/healthz\",le=\"0.0005\"} 0\n"));
    CHECK(holds("stepwise_request_seconds_bucket{route=\"/healthz\",le=\"0.001\"} 2\n"));
    CHECK(holds("stepwise_failures_total{of=\"store\"} 1\n"));
    CHECK(holds("stepwise_storing 0\n"));
    CHECK(holds("stepwise_request_wait_seconds_count 2\n"));
    CHECK(holds("stepwise_requests_refused_total{why=\"411\"} 1\n"));
    CHECK(holds("stepwise_connections_dropped_total{why=\"slow_head\"} 1\n"));
    CHECK(holds("stepwise_handshakes_failed_total 1\n"));
    CHECK(holds("stepwise_connections{state=\"answering\"} 3\n"));
    metrics.observe(StoreRecovered{});
    CHECK(metrics.text().find("stepwise_storing 1\n") != std::string::npos);
  }
}

}  // namespace
}  // namespace bot
