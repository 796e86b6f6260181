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
  }
}

TEST_SUITE("bot/observe/metrics") {
  TEST_CASE("observations are counted") {
    Metrics metrics;
    metrics.observe(RequestAnswered{"GET", "/healthz", 200, std::chrono::microseconds(700)});
    metrics.observe(RequestAnswered{"GET", "/healthz", 200, std::chrono::microseconds(700)});
    metrics.observe(StoreFailed{"full"});
    const std::string text = metrics.text();
    const auto holds = [&](const char* line) { return text.find(line) != std::string::npos; };
    CHECK(holds("stepwise_requests_total{method=\"GET\",route=\"/healthz\",status=\"200\"} 2\n"));
    CHECK(holds("stepwise_request_seconds_bucket{route=\"/healthz\",le=\"0.0005\"} 0\n"));
    CHECK(holds("stepwise_request_seconds_bucket{route=\"/healthz\",le=\"0.001\"} 2\n"));
    CHECK(holds("stepwise_failures_total{of=\"store\"} 1\n"));
    CHECK(holds("stepwise_storing 0\n"));
    metrics.observe(StoreRecovered{});
    CHECK(metrics.text().find("stepwise_storing 1\n") != std::string::npos);
  }
}

}  // namespace
}  // namespace bot
