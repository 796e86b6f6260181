#include "intents/calibration.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "intents/model.h"
#include "intents/settings.h"
#include "intents/training.h"

namespace intents {
namespace {

constexpr double kScaleMin = 0.1;
constexpr double kScaleMax = 20;

// Mean surprise at the right intents.
double loss_of(std::span<const HeldOut> held_out, double scale) {
  double loss = 0;
  for (const HeldOut& phrase : held_out) {
    const float top = *std::ranges::max_element(phrase.logits);
    double total = 0;
    for (const float logit : phrase.logits) {
      total += std::exp(scale * (logit - top));
    }
    loss += std::log(total) - scale * (phrase.logits[phrase.intent] - top);
  }
  return loss / static_cast<double>(held_out.size());
}

// The fold of each phrase: in turn within its intent; names are in none.
std::vector<int> folds_of(const Phrases& phrases, int folds) {
  std::vector<int> next(phrases.intents.size());
  std::vector<int> fold(phrases.all.size(), -1);
  for (std::size_t i = 0; i < phrases.all.size(); ++i) {
    const Phrase& phrase = phrases.all[i];
    if (!phrase.is_name) fold[i] = next[phrase.intent]++ % folds;
  }
  return fold;
}

}  // namespace

std::vector<HeldOut> hold_out(const Phrases& phrases, const Settings& settings) {
  const std::vector<int> fold = folds_of(phrases, settings.folds);
  std::vector<HeldOut> held_out;
  for (int out = 0; out < settings.folds && held_out.size() < kHeldOutEnough; ++out) {
    const Model model = train_on(phrases, settings, [&](std::size_t i) { return fold[i] != out; });
    for (std::size_t i = 0; i < phrases.all.size(); ++i) {
      const Phrase& phrase = phrases.all[i];
      if (fold[i] != out) continue;
      Scoring scoring = score(model, phrase.words);
      held_out.push_back({std::move(scoring.logits), phrase.intent, scoring.sight.known});
    }
  }
  return held_out;
}

double fit_scale(std::span<const HeldOut> held_out) {
  if (held_out.empty()) return 1;
  // The loss has one minimum in the scale: it is convex. Golden-section search on its logarithm.
  constexpr double golden = 0.6180339887498949;
  double low = std::log(kScaleMin);
  double high = std::log(kScaleMax);
  double left = high - golden * (high - low);
  double right = low + golden * (high - low);
  double loss_left = loss_of(held_out, std::exp(left));
  double loss_right = loss_of(held_out, std::exp(right));
  while (high - low > 0.01) {
    if (loss_left < loss_right) {
      high = right;
      right = left;
      loss_right = loss_left;
      left = high - golden * (high - low);
      loss_left = loss_of(held_out, std::exp(left));
    } else {
      low = left;
      left = right;
      loss_left = loss_right;
      right = low + golden * (high - low);
      loss_right = loss_of(held_out, std::exp(right));
    }
  }
  return std::exp((low + high) / 2);
}

double prominence(std::span<const float> logits, float known) {
  if (logits.empty()) return 0;
  const double total = std::accumulate(logits.begin(), logits.end(), 0.0);
  const double mean = total / static_cast<double>(logits.size());
  return (*std::ranges::max_element(logits) - mean) * known;
}

double fit_threshold(std::span<const HeldOut> held_out) {
  std::vector<double> right;
  for (const HeldOut& phrase : held_out) {
    const auto best = std::ranges::max_element(phrase.logits) - phrase.logits.begin();
    if (best == phrase.intent) right.push_back(prominence(phrase.logits, phrase.known));
  }
  if (right.empty()) return 0;
  const auto lost = static_cast<std::size_t>(kRightLost * static_cast<double>(right.size()));
  const auto at = right.begin() + static_cast<std::ptrdiff_t>(lost);
  std::ranges::nth_element(right, at);
  return *at;
}

Calibration calibrate(const Phrases& phrases, const Settings& settings) {
  const std::vector<HeldOut> held_out = hold_out(phrases, settings);
  Calibration calibration;
  calibration.scale = fit_scale(held_out);
  calibration.threshold = fit_threshold(held_out);
  return calibration;
}

std::vector<double> confidences(std::span<const float> logits, double scale) {
  std::vector<double> confidences(logits.begin(), logits.end());
  if (confidences.empty()) return confidences;
  const double top = *std::ranges::max_element(confidences);
  double total = 0;
  for (double& value : confidences) {
    value = std::exp(scale * (value - top));
    total += value;
  }
  for (double& value : confidences) {
    value /= total;
  }
  return confidences;
}

}  // namespace intents
