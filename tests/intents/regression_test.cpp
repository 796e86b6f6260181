#include "intents/regression.h"

#include <algorithm>

#include <doctest/doctest.h>

namespace intents {
namespace {

std::size_t best_of(const Weights& weights, std::vector<Weighted> row) {
  const std::vector<float> logits = logits_of(weights, row);
  return static_cast<std::size_t>(std::ranges::max_element(logits) - logits.begin());
}

Rows three_classes() {
  Rows rows;
  for (int i = 0; i < 10; ++i) {
    rows.add(std::vector<Weighted>{{0, 0.8F}, {3, 0.6F}}, 0);
    rows.add(std::vector<Weighted>{{1, 0.8F}, {3, 0.6F}}, 1);
    rows.add(std::vector<Weighted>{{2, 0.8F}, {3, 0.6F}}, 2);
  }
  return rows;
}

TEST_SUITE("intents/regression") {
  TEST_CASE("what tells classes apart is learnt, what they share is not") {
    const Weights weights = fit(three_classes(), 4, Kinship(3), Settings{});
    for (FeatureId feature = 0; feature < 3; ++feature) {
      CHECK(best_of(weights, {{feature, 1}}) == feature);
    }
    const auto [low, high] = std::minmax({weights.row(3)[0], weights.row(3)[1], weights.row(3)[2]});
    CHECK(high - low < weights.row(0)[0] / 3);
    CHECK(weights.row(0)[0] > 5);
  }

  TEST_CASE("equal rows give equal weights; another seed gives others") {
    const Rows rows = three_classes();
    Settings settings;
    const Weights first = fit(rows, 4, Kinship(3), settings);
    CHECK(fit(rows, 4, Kinship(3), settings).rows == first.rows);
    settings.seed = 2;
    CHECK(fit(rows, 4, Kinship(3), settings).rows != first.rows);
  }

  TEST_CASE("kin learn from each other's rows") {
    Kinship kinship(3);
    kinship[0].push_back({1, 0.8F});
    kinship[1].push_back({0, 0.8F});
    const Weights weights = fit(three_classes(), 4, kinship, Settings{});
    CHECK(weights.row(0)[1] > weights.row(0)[2]);
  }

  TEST_CASE("a sum of rows is the same for any number of features") {
    Weights weights(9, 3);
    for (std::size_t i = 0; i < weights.rows.size(); ++i) {
      weights.rows[i] = static_cast<float>(i);
    }
    for (std::size_t count = 0; count <= 9; ++count) {
      std::vector<Weighted> row;
      float expected = 0;
      for (FeatureId f = 0; f < count; ++f) {
        row.push_back({f, 2});
        expected += 2 * weights.row(f)[1];
      }
      CAPTURE(count);
      CHECK(logits_of(weights, row)[1] == expected);
    }
  }

  TEST_CASE("few passes and no rows are fine") {
    Settings settings;
    settings.epochs = 1;
    CHECK(best_of(fit(three_classes(), 4, Kinship(3), settings), {{1, 1}}) == 1);
    CHECK(fit(Rows{}, 4, Kinship(3), settings).row(0)[0] == 0);
  }
}

}  // namespace
}  // namespace intents
