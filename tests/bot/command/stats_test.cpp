#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "bot/config/data_folder.h"
#include "bot/engine/clock.h"
#include "tests/bot/command/console.h"
#include "tests/bot/store/stores.h"

namespace bot::command {
namespace {

using dialog::HappeningKind;

// One conversation of an hour ago: four minutes in line, rated with four stars.
class Kept {
 public:
  Kept() {
    const auto store = open_store(folder_.file(kDatabaseFile));
    const Instant begun = wall_clock() - std::chrono::hours(1);
    StoredConversation stored = tests::talk(tests::kAnn, "a");
    stored.created = stored.updated = begun;
    store->save(stored);
    HandoffEvent event = tests::handed("a");
    event.at = begun;
    store->log_handoff(event);
    event.at = begun + std::chrono::seconds(250);
    event.kind = HappeningKind::Assigned;
    event.actor = "agent:bo";
    store->log_handoff(event);
    event.kind = HappeningKind::Rated;
    event.detail = "4";
    store->log_handoff(event);
    store->count_outcome("storage_full_icloud", "check-storage", dialog::Outcome::Solved);
  }

  [[nodiscard]] Ran run(Args args) const {
    args.insert(args.end(), {"--data", folder_.path().string(), "--pack", kShippedPack});
    return command::run(stats, args);
  }

 private:
  tests::TempFolder folder_;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_SUITE("bot/command/stats") {
  TEST_CASE("the table says it in words") {
    const Kept kept;
    const Ran ran = kept.run({});
    CHECK(ran.exit_code == kFine);
    CHECK(has(ran.out, "  handed over                 1  100 %\n"));
    CHECK(has(ran.out, "  wait for an agent           4m 10s\n"));
    CHECK(has(ran.out, "  agent's first answer        -\n"));
    CHECK(has(ran.out, "     1  asked for a person\n"));
    CHECK(has(ran.out, "     1  open\n"));
    CHECK(has(ran.out, "  mean 4.0 of 5\n     0  *****\n     1  ****\n"));
    CHECK(has(ran.out, "     1 of 1     worked: "));
  }

  TEST_CASE("a program reads it as JSON, of as many days as it likes") {
    const Kept kept;
    const auto json = nlohmann::json::parse(kept.run({"--json", "--days", "2"}).out);
    CHECK(json["median_wait_seconds"] == 250);
    CHECK(json["rating"] == 4.0);
    CHECK(kept.run({"--days", "0"}).exit_code == kWrongUse);
    CHECK(kept.run({"--days", "367"}).exit_code == kWrongUse);
  }
}

}  // namespace
}  // namespace bot::command
