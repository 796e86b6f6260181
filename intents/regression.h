// Multinomial logistic regression over sparse rows, by stochastic gradient descent. Knows numbers
// only. One thread, and the same answer for the same rows in the same order.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "intents/features.h"
#include "intents/kinship.h"
#include "intents/settings.h"

namespace intents {

struct Rows {
  std::vector<std::size_t> starts = {0};  // Row i is features[starts[i], starts[i + 1]).
  std::vector<Weighted> features;
  std::vector<std::uint32_t> labels;

  void add(std::span<const Weighted> row, std::uint32_t label);
  [[nodiscard]] std::size_t size() const { return labels.size(); }
  [[nodiscard]] std::span<const Weighted> row(std::size_t i) const {
    return std::span(features).subspan(starts[i], starts[i + 1] - starts[i]);
  }
};

// A row of `stride` floats for each feature, one for each class, zeros behind: a message sums a few
// dozen rows.
struct Weights {
  std::size_t classes = 0;
  std::size_t stride = 0;
  std::vector<float> rows;
  std::vector<float> bias;  // `stride` long.

  Weights() = default;
  Weights(std::size_t features, std::size_t class_count);

  [[nodiscard]] const float* row(FeatureId feature) const { return rows.data() + feature * stride; }
  [[nodiscard]] float* row(FeatureId feature) { return rows.data() + feature * stride; }
};

// Sets `sums` (stride long) to the sum of the features' rows; without scale and bias.
void sum_rows(const Weights& weights, std::span<const Weighted> features, float* sums);

// One logit a class.
[[nodiscard]] std::vector<float> logits_of(const Weights& weights,
                                           std::span<const Weighted> features);

// As many classes as `kinship` has entries.
[[nodiscard]] Weights fit(const Rows& rows, std::size_t features, const Kinship& kinship,
                          const Settings& settings);

}  // namespace intents
