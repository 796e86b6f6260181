#include "intents/reading.h"

#include <doctest/doctest.h>

#include "tests/intents/small_pack.h"

namespace intents {
namespace {

Heard hear(std::string intent, double confidence, std::size_t words = 5) {
  Heard heard;
  heard.clause = {0, words, false};
  heard.prediction.best = {{std::move(intent), confidence}};
  heard.prediction.out_of_scope = confidence < 0.5;
  return heard;
}

TEST_SUITE("intents/reading") {
  TEST_CASE("a human wins, then causes, fixes, the rest, small talk") {
    const knowledge::Pack pack = small_pack();
    const Merged merged =
        merge(hear("already_tried", 0.9),
              {hear("greeting", 0.99), hear("backup_failed", 0.99), hear("restart", 0.8),
               hear("storage_full_icloud", 0.8), hear("talk_to_human", 0.8)},
              "", pack);
    REQUIRE(merged.intents.size() == kIntentsMax);
    CHECK(merged.intents[0].id == "talk_to_human");
    CHECK(merged.intents[1].id == "storage_full_icloud");
    CHECK(merged.intents[2].id == "restart");
    CHECK(merged.intents[3].id == "backup_failed");
    CHECK(merged.intents[4].id == "already_tried");
    CHECK(merged.mentioned == std::vector<std::string>{"greeting", "backup_failed", "restart",
                                                       "storage_full_icloud", "talk_to_human"});
    CHECK(merged.abstained == Abstained::No);
  }

  TEST_CASE("an unsure piece doesn't outweigh a sure whole") {
    const knowledge::Pack pack = small_pack();
    const Merged unsure =
        merge(hear("backup_failed", 0.9), {hear("storage_full_icloud", 0.65)}, "", pack);
    CHECK(unsure.intents[0].id == "backup_failed");
    const Merged sure =
        merge(hear("backup_failed", 0.9), {hear("storage_full_icloud", 0.85)}, "", pack);
    CHECK(sure.intents[0].id == "storage_full_icloud");
  }

  TEST_CASE("one thing keeps its runners-up, and says how far they are behind") {
    Heard whole = hear("restart", 0.8);
    whole.prediction.best.push_back({"update_ios", 0.15});
    const Merged merged = merge(whole, {}, "", small_pack());
    REQUIRE(merged.intents.size() == 2);
    CHECK(merged.mentioned == std::vector<std::string>{"restart"});
    CHECK(merged.margin == doctest::Approx(0.65));
  }

  TEST_CASE("what fits nothing still says what came nearest") {
    const Merged merged = merge(hear("restart", 0.2), {}, "", small_pack());
    CHECK(merged.abstained == Abstained::Unsure);
    REQUIRE(merged.intents.size() == 1);
    CHECK(merged.mentioned.empty());
  }

  TEST_CASE("a greeting doesn't bring what follows into scope") {
    const knowledge::Pack pack = small_pack();
    const Heard far = hear("how_long", 0.2);
    const Heard greeting = hear("greeting", 0.99, 1);
    CHECK(merge(far, {greeting, hear("why", 0.1)}, "", pack).abstained == Abstained::OnlyManners);
    CHECK(merge(far, {greeting}, "", pack).abstained == Abstained::No);
  }

  TEST_CASE("a known error is its symptom, unless a cause was named") {
    const knowledge::Pack pack = small_pack();
    const Merged error = merge(hear("why", 0.2), {}, "storage_full_icloud", pack);
    CHECK(error.intents[0].id == "storage_full_icloud");
    CHECK(error.abstained == Abstained::No);
    const Merged caused = merge(hear("wifi_problem", 0.9), {}, "storage_full_icloud", pack);
    CHECK(caused.intents[0].id == "wifi_problem");
  }
}

}  // namespace
}  // namespace intents
