#include "bot/feed/apple_status.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

const std::vector<std::string> kServices = {"iCloud Backup", "iCloud Account & Sign In"};

// The shape of Apple's own feed, with the events given for iCloud Backup.
std::string feed(const std::string& events) {
  return R"({"drMessage":null,"drpost":false,"services":[)"
         R"({"redirectUrl":null,"events":[],"serviceName":"App Store"},)"
         R"({"redirectUrl":null,"events":[],"serviceName":" iCloud Account & Sign In "},)"
         R"({"redirectUrl":null,"events":[)" +
         events + R"(],"serviceName":"iCloud Backup"}]})";
}

std::string event(const std::string& status, const std::string& type = "Outage") {
  return R"({"usersAffected":"Some users are affected","epochStartDate":1785513600000,)"
         R"("epochEndDate":null,"messageId":"2000001488","statusType":")" +
         type +
         R"(","datePosted":"07/31/2026 10:48 PDT","startDate":"07/31/2026 09:40 PDT",)"
         R"("endDate":null,"affectedServices":null,"eventStatus":")" +
         status + R"(","message":"Users may be unable to back up."})";
}

// "iCloud Backup down, iCloud Account & Sign In up", or why not.
std::string told(const std::string& body, const std::vector<std::string>& services = kServices) {
  const auto read = parse_apple_status(body, services);
  if (!read) return read.error().message;
  std::string text;
  for (const dialog::ServiceStatus& service : *read) {
    text += (text.empty() ? "" : ", ") + service.service + (service.available ? " up" : " down");
  }
  return text;
}

const std::string kUp = "iCloud Backup up, iCloud Account & Sign In up";
const std::string kDown = "iCloud Backup down, iCloud Account & Sign In up";
const std::string kNoFeed = "isn't a system status feed: expected {\"services\": […]}";

TEST_SUITE("bot/feed/apple_status") {
  TEST_CASE("a service is down while one of its events goes on") {
    struct Row {
      std::string events;
      std::string told;
    };
    for (const Row& row : {
             Row{"", kUp},
             Row{event("ongoing"), kDown},
             Row{event("Ongoing", "Issue"), kDown},
             Row{event("ongoing", "Performance"), kDown},
             Row{event("ongoing", "Maintenance"), kDown},
             Row{event("ongoing", "Available"), kUp},
             Row{event("resolved"), kUp},
             Row{event("completed", "Maintenance"), kUp},
             Row{event("upcoming", "Maintenance"), kUp},
             Row{event("never heard of"), kUp},
             Row{event("resolved") + "," + event("ongoing", "Issue"), kDown},
             Row{"7,null,\"x\",[]", kUp},
         }) {
      CAPTURE(row.events);
      CHECK(told(feed(row.events)) == row.told);
    }
  }

  TEST_CASE("the vendor's words come with it") {
    const auto read = parse_apple_status(feed(event("ongoing")), kServices);
    REQUIRE(read);
    CHECK(read->front().detail == "Users may be unable to back up.");
  }

  TEST_CASE("a callback, a byte order mark and spaces around it don't matter") {
    const std::string plain = feed(event("ongoing"));
    for (const std::string& body :
         {"jsonCallback(" + plain + ");", "jsonCallback(" + plain + ")\n", "\xEF\xBB\xBF" + plain,
          "\n " + plain + "\r\n", "\xEF\xBB\xBFjsonCallback( " + plain + " );"}) {
      CAPTURE(body.substr(0, 20));
      CHECK(told(body) == kDown);
    }
  }

  TEST_CASE("what says nothing of our services isn't taken for good news") {
    CHECK(told(feed(""), {"iCloud Backup", "Never heard of"}) == "iCloud Backup up");
    CHECK(told(feed(""), {"Never heard of"}) == "names none of the pack's status_services");
    CHECK(told(R"({"services":[]})") == "names none of the pack's status_services");
    for (const char* body : {"", "null", "[]", "{}", R"({"services":7})", "<html></html>",
                             "jsonCallback(", "jsonCallback();", ")(", "{\"services\":["}) {
      CAPTURE(body);
      CHECK(told(body) == kNoFeed);
    }
    CHECK(told(std::string(100000, '[')) == kNoFeed);
  }
}

}  // namespace
}  // namespace bot
