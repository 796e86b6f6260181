#include "intents/regression.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "intents/generator.h"

namespace intents {
namespace {

constexpr std::size_t kLanes = 8;      // Rows are padded to whole vectors.
constexpr double kRowScaleMin = 1e-4;  // Below it the stored rows would grow out of float's reach.
constexpr float kDoubtMin = 0.003F;    // A smaller part of the gradient may be left out.

// exp(x) for x <= 0 within 2e-7 (relative): 2^n * p(f) with p of degree 5, so that the compiler can
// vectorise it (coefficients: Cephes expf). Below -80 the answer is as good as 0.
float exp_negative(float x) {
  x = std::max(x, -80.0F);
  const float scaled = x * 1.44269504F - 0.5F;
  const auto whole = static_cast<std::int32_t>(scaled);  // Rounds to nearest, for x <= 0.
  const float f = x - static_cast<float>(whole) * 0.693147181F;
  float p = 1.9875691500E-4F;
  p = p * f + 1.3981999507E-3F;
  p = p * f + 8.3334519073E-3F;
  p = p * f + 4.1665795894E-2F;
  p = p * f + 1.6666665459E-1F;
  p = p * f + 5.0000001201E-1F;
  p = p * f * f + f + 1.0F;
  return p * std::bit_cast<float>((whole + 127) << 23);
}

void softmax(std::span<float> values) {
  const float top = *std::ranges::max_element(values);
  float total = 0;
  for (float& value : values) {
    value = exp_negative(value - top);
  }
  for (const float value : values) {
    total += value;
  }
  for (float& value : values) {
    value /= total;
  }
}

// The loops that all time goes into, twice: as every machine runs them, and eight floats at a
// time where the processor can. Each float is computed alone and nothing is fused, so both give the
// same bits.
inline void add_plainly(float* __restrict sums, const float* __restrict row, float x,
                        std::size_t count) {
  for (std::size_t c = 0; c < count; ++c) {
    sums[c] += x * row[c];
  }
}

inline void sum_plainly(const Weights& weights, std::span<const Weighted> features,
                        float* __restrict sums) {
  const std::size_t stride = weights.stride;
  std::fill(sums, sums + stride, 0.0F);
  std::size_t i = 0;
  for (; i + 4 <= features.size(); i += 4) {
    const float* __restrict a = weights.row(features[i].id);
    const float* __restrict b = weights.row(features[i + 1].id);
    const float* __restrict c = weights.row(features[i + 2].id);
    const float* __restrict d = weights.row(features[i + 3].id);
    const float va = features[i].value;
    const float vb = features[i + 1].value;
    const float vc = features[i + 2].value;
    const float vd = features[i + 3].value;
    for (std::size_t k = 0; k < stride; ++k) {
      sums[k] += (va * a[k] + vb * b[k]) + (vc * c[k] + vd * d[k]);
    }
  }
  for (; i < features.size(); ++i) {
    add_plainly(sums, weights.row(features[i].id), features[i].value, stride);
  }
}

// Adds the gradient, `move` times each feature's value, to the features' rows.
inline void move_plainly(Weights& weights, std::span<const Weighted> features,
                         const float* __restrict gradient, float move) {
  for (const Weighted& feature : features) {
    add_plainly(weights.row(feature.id), gradient, move * feature.value, weights.stride);
  }
}

#ifdef __x86_64__
bool has_wide_vectors() {
  static const bool kHas = __builtin_cpu_supports("avx2") != 0;
  return kHas;
}

// `flatten` draws the loop in, to be compiled for this processor.
[[gnu::target("avx2"), gnu::flatten]] void add_widely(float* sums, const float* row, float x,
                                                      std::size_t count) {
  add_plainly(sums, row, x, count);
}

[[gnu::target("avx2"), gnu::flatten]] void sum_widely(const Weights& weights,
                                                      std::span<const Weighted> features,
                                                      float* sums) {
  sum_plainly(weights, features, sums);
}

[[gnu::target("avx2"), gnu::flatten]] void move_widely(Weights& weights,
                                                       std::span<const Weighted> features,
                                                       const float* gradient, float move) {
  move_plainly(weights, features, gradient, move);
}
#else
bool has_wide_vectors() { return false; }
constexpr auto add_widely = add_plainly;
constexpr auto sum_widely = sum_plainly;
constexpr auto move_widely = move_plainly;
#endif

void add_row(float* sums, const float* row, float x, std::size_t count) {
  has_wide_vectors() ? add_widely(sums, row, x, count) : add_plainly(sums, row, x, count);
}

// One descent: the state between updates. The weights are `scale_` times the stored rows, so that
// shrinking all of them is one multiplication.
class Descent {
 public:
  Descent(const Rows& rows, std::size_t features, const Kinship& kinship, const Settings& settings)
      : rows_(rows),
        settings_(settings),
        kinship_(kinship),
        weights_(features, kinship.size()),
        order_(rows.size()),
        gradient_(weights_.stride),
        spread_(weights_.stride),
        generator_(settings.seed),
        epochs_(rows.size() > settings.large ? settings.epochs_large : settings.epochs) {
    std::iota(order_.begin(), order_.end(), 0U);
    lambda_ = 1 / (settings.strength * static_cast<double>(rows.size()));
    averaged_from_ = epochs_ - std::max(1, epochs_ / 2);
    sums_.resize(weights_.rows.size());
    bias_sums_.resize(weights_.stride);
  }

  Weights run() {
    for (int epoch = 1; epoch <= epochs_; ++epoch) {
      generator_.shuffle(order_);
      for (const std::uint32_t i : order_) {
        update(i);
      }
      if (scale_ < kRowScaleMin) rescale();
      if (epoch > averaged_from_) collect();
    }
    average();
    return std::move(weights_);
  }

 private:
  void update(std::uint32_t i) {
    drop_out(rows_.row(i));
    const std::size_t classes = weights_.classes;
    sum_rows(weights_, kept_, gradient_.data());
    const auto scale = static_cast<float>(scale_);
    for (std::size_t c = 0; c < classes; ++c) {
      gradient_[c] = gradient_[c] * scale + weights_.bias[c];
    }
    const std::uint32_t label = rows_.labels[i];
    gradient_[label] -= static_cast<float>(settings_.margin);
    softmax(std::span(gradient_).first(classes));
    gradient_[label] -= 1;

    spread();
    const double step = settings_.step / (1 + 2 * lambda_ * static_cast<double>(time_++));
    scale_ *= 1 - step * lambda_;
    const auto move = static_cast<float>(-step / scale_);
    move_rows(move);
    const auto bias_move = static_cast<float>(-step * settings_.bias_step);
    add_row(weights_.bias.data(), gradient_.data(), bias_move, classes);
  }

  // Credits each class's part of the gradient to its kin.
  void spread() {
    std::ranges::copy(gradient_, spread_.begin());
    for (std::size_t c = 0; c < weights_.classes; ++c) {
      if (std::abs(gradient_[c]) <= kDoubtMin) continue;
      for (const Relative& relative : kinship_[c]) {
        spread_[relative.other] += relative.share * gradient_[c];
      }
    }
    gradient_.swap(spread_);
  }

  // Adds the gradient to the rows of the features. After the first passes most intents are no
  // longer in doubt: then only those that are get touched.
  void move_rows(float move) {
    in_doubt_.clear();
    for (std::size_t c = 0; c < weights_.classes; ++c) {
      if (std::abs(gradient_[c]) > kDoubtMin) in_doubt_.push_back(c);
    }
    const bool few = in_doubt_.size() * 8 < weights_.classes;
    if (!few) {
      (has_wide_vectors() ? move_widely : move_plainly)(weights_, kept_, gradient_.data(), move);
      return;
    }
    for (const Weighted& feature : kept_) {
      const float x = move * feature.value;
      float* row = weights_.row(feature.id);
      for (const std::size_t c : in_doubt_) {
        row[c] += x * gradient_[c];
      }
    }
  }

  void drop_out(std::span<const Weighted> row) {
    if (settings_.dropout <= 0) {
      kept_.assign(row.begin(), row.end());
      return;
    }
    // Four decisions of 16 bits from each number, and no branch that a processor could guess wrong.
    const auto threshold = static_cast<std::uint64_t>(settings_.dropout * 65536);
    kept_.resize(row.size());
    std::size_t kept = 0;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      bits = i % 4 == 0 ? generator_.next() : bits >> 16;
      kept_[kept] = row[i];
      kept += (bits & 0xFFFF) < threshold ? 0 : 1;
    }
    kept_.resize(kept);
  }

  void rescale() {
    const auto scale = static_cast<float>(scale_);
    for (float& weight : weights_.rows) {
      weight *= scale;
    }
    scale_ = 1;
  }

  void collect() {
    add_row(sums_.data(), weights_.rows.data(), static_cast<float>(scale_), sums_.size());
    add_row(bias_sums_.data(), weights_.bias.data(), 1, bias_sums_.size());
  }

  void average() {
    const float share = 1 / static_cast<float>(epochs_ - averaged_from_);
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      weights_.rows[i] = sums_[i] * share;
    }
    for (std::size_t i = 0; i < bias_sums_.size(); ++i) {
      weights_.bias[i] = bias_sums_[i] * share;
    }
  }

  const Rows& rows_;
  const Settings& settings_;
  const Kinship& kinship_;
  Weights weights_;
  std::vector<std::uint32_t> order_;
  std::vector<Weighted> kept_;
  std::vector<float> gradient_;
  std::vector<float> spread_;
  std::vector<std::size_t> in_doubt_;
  std::vector<float> sums_;
  std::vector<float> bias_sums_;
  Generator generator_;
  int epochs_ = 0;
  int averaged_from_ = 0;
  double lambda_ = 0;
  double scale_ = 1;
  std::size_t time_ = 0;
};

}  // namespace

void Rows::add(std::span<const Weighted> row, std::uint32_t label) {
  features.insert(features.end(), row.begin(), row.end());
  starts.push_back(features.size());
  labels.push_back(label);
}

Weights::Weights(std::size_t features, std::size_t class_count)
    : classes(class_count),
      stride((class_count + kLanes - 1) / kLanes * kLanes),
      rows(features * stride),
      bias(stride) {}

void sum_rows(const Weights& weights, std::span<const Weighted> features, float* sums) {
  has_wide_vectors() ? sum_widely(weights, features, sums) : sum_plainly(weights, features, sums);
}

std::vector<float> logits_of(const Weights& weights, std::span<const Weighted> features) {
  std::vector<float> logits(weights.stride);
  sum_rows(weights, features, logits.data());
  for (std::size_t c = 0; c < logits.size(); ++c) {
    logits[c] += weights.bias[c];
  }
  logits.resize(weights.classes);
  return logits;
}

Weights fit(const Rows& rows, std::size_t features, const Kinship& kinship,
            const Settings& settings) {
  return Descent(rows, features, kinship, settings).run();
}

}  // namespace intents
