#include "bot/feed/status_feed.h"

#include <future>

#include <doctest/doctest.h>

#include "tests/bot/feed/vendor.h"

namespace bot {
namespace {

using std::chrono::minutes;

using tests::Vendor;

StatusSource source(const std::string& url) { return {url, {"iCloud Backup"}}; }

// "down", "up", or why it couldn't be read.
std::string told(const std::string& url) {
  const auto client = status_client(url);
  if (!client) return client.error().message;
  const auto read = read_status(**client, source(url));
  if (!read) return read.error().message;
  return read->front().available ? "up" : "down";
}

TEST_SUITE("bot/feed/status_feed") {
  TEST_CASE("a reading is told while it is young, with when it was made") {
    Vendor vendor;
    const dialog::Instant now(std::chrono::hours(1));
    std::promise<Observation> seen;
    auto feed = StatusFeed::open(
        source(vendor.url()), [&] { return now; },
        [&](const Observation& observation) { seen.set_value(observation); });
    REQUIRE(feed);
    CHECK_FALSE((*feed)->reading(now));
    (*feed)->start();
    const Observation observation = seen.get_future().get();
    REQUIRE(std::holds_alternative<StatusRead>(observation));
    CHECK(std::get<StatusRead>(observation).down == 1);
    const auto reading = (*feed)->reading(now + StatusFeed::kFreshFor);
    REQUIRE(reading);
    CHECK(reading->read_at == now);
    CHECK_FALSE(reading->services.front().available);
    CHECK_FALSE((*feed)->reading(now + StatusFeed::kFreshFor + minutes(1)));
    (*feed)->stop();
  }

  TEST_CASE("what can't be read is said, and no redirect is followed") {
    Vendor vendor;
    CHECK(told(vendor.url()) == "down");
    CHECK(told(vendor.url("/elsewhere")) == "answers 404");
    vendor.answer = {302, "text/plain", "", {{"Location", vendor.url()}}};
    const int before = vendor.asked;
    CHECK(told(vendor.url()) == "answers 302");
    CHECK(vendor.asked == before + 1);
    vendor.answer = {200, "text/javascript", "<html>", {}};
    CHECK(told(vendor.url()).starts_with("isn't a system status feed"));
    vendor.answer.body = std::string((std::size_t{2} << 20U) + 1, ' ');
    CHECK(told(vendor.url()) == "is too big");
    vendor.answer.body.pop_back();
    CHECK(told(vendor.url()).starts_with("isn't a system status feed"));
  }

  TEST_CASE("only the public internet is asked, or loopback where it was named") {
    CHECK(told("https://10.0.0.1/s.js") ==
          "'10.0.0.1': is 10.0.0.1, expected an address of the internet");
    CHECK(told("https://[fd00::1]/s.js") ==
          "'fd00::1': is fd00::1, expected an address of the internet");
    for (const char* url : {"http://www.apple.com/s.js", "ftp://x/s.js", "https://", "s.js", ""}) {
      CAPTURE(url);
      CHECK_FALSE(status_url_complaint(url).empty());
    }
    for (const char* url : {"https://www.apple.com/support/systemstatus/data/s.js?a=/b",
                            "https://www.apple.com", "http://127.0.0.1:1/s.js"}) {
      CAPTURE(url);
      CHECK(status_url_complaint(url).empty());
    }
  }
}

}  // namespace
}  // namespace bot
