// What the vendor's feed says, from its server to the person: the whole of ours in between.

#include <chrono>
#include <thread>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "bot/command/serving.h"
#include "bot/config/data_folder.h"
#include "bot/engine/clock.h"
#include "bot/store/store.h"
#include "tests/bot/feed/vendor.h"
#include "tests/bot/http/client.h"
#include "tests/bot/temp_folder.h"

namespace bot {
namespace {

using nlohmann::json;

// A server that reads the vendor's feed, and ann, who talks to it.
class Site {
 public:
  Site(const tests::Vendor& vendor, const tests::TempFolder& folder) : folder_(folder) {
    ServeConfig config;
    config.listen = {"127.0.0.1", 0};
    config.data = folder.path().string();
    config.pack = SOURCE_DIR "/knowledge/packs/iphone-backup";
    config.status_feed = vendor.url();
    config.log_level = "error";
    auto started = Serving::start(config);
    REQUIRE(started);
    serving_ = std::move(*started);
    const auto address = http::parse_address(serving_->url().substr(8));
    REQUIRE(address);
    client_ = std::make_unique<http::TestClient>(*address, folder.file("local-certificate.pem"));
    while (client_->get("/metrics").body.find("stepwise_status_reads_total{how=\"read\"} 1") ==
           std::string::npos) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }

  json says(const std::string& text) {
    const json said = {{"user", "ann"}, {"text", text}};
    return json::parse(client_->post("/v1/messages", said.dump()).body);
  }
  json lines_after(const std::string& conversation, std::int64_t seq) {
    const std::string path = "/v1/conversations/" + conversation + "/messages?wait=20&after=";
    return json::parse(client_->get(path + std::to_string(seq)).body)["messages"];
  }

  // As if the time had passed; a running server notices within seconds.
  void time_for_a_look(const std::string& conversation) {
    const auto store = open_store(folder_.file(kDatabaseFile));
    REQUIRE(store->timer(conversation, "outage"));
    store->set_timer({conversation, "outage", wall_clock()});
  }

 private:
  const tests::TempFolder& folder_;
  std::unique_ptr<Serving> serving_;
  std::unique_ptr<http::TestClient> client_;
};

bool has(const json& text, const std::string& part) {
  return text.get<std::string>().find(part) != std::string::npos;
}

TEST_SUITE("bot/feed/told") {
  TEST_CASE("a person is told of the outage, and of its end, even after a restart") {
    tests::Vendor vendor;
    const tests::TempFolder folder;
    json answer;
    {
      Site site(vendor, folder);
      answer = site.says("is icloud down?");
    }
    const json& shown = answer["replies"][0];
    CAPTURE(answer.dump());
    CHECK(has(shown["text"], "reports trouble with iCloud Backup (read just now)"));
    CHECK(has(shown["text"], "I'll write to you when it's over."));

    vendor.answer.body = tests::kBackupUp;
    Site site(vendor, folder);
    const std::string conversation = answer["conversation"];
    site.time_for_a_look(conversation);
    const json lines = site.lines_after(conversation, answer["replies"].back()["seq"]);
    REQUIRE(lines.size() == 1);
    CHECK(has(lines[0]["text"], "available again (read just now)"));
    CHECK(site.says("it worked")["state"] == "rating");
  }
}

}  // namespace
}  // namespace bot
