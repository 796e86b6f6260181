// How sure the classifier may say it is: found by cross-validation on the training phrases alone,
// so that a pack needs no out-of-scope examples.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace intents {

struct Phrases;
struct Settings;

struct Calibration {
  double scale = 1;      // Logits are multiplied by it before the softmax (1 / temperature).
  double threshold = 0;  // A message of less prominence is out of scope.
};

// How far the best logit stands above the mean one, times the part of the letters that are known.
// Ranks in-scope above out-of-scope better than the best confidence does (by 1 to 8 points of
// recall): it falls with every unknown word, where the softmax only compares the intents with each
// other.
[[nodiscard]] double prominence(std::span<const float> logits, float known);

// The logits of a phrase by a model that was trained without it.
struct HeldOut {
  std::vector<float> logits;
  std::uint32_t intent = 0;
  float known = 1;  // See Sight.
};

// Phrases scored by the model of the other folds, each at most once: fold after fold until there
// are kHeldOutEnough, or all. Names stay in training.
inline constexpr std::size_t kHeldOutEnough = 1000;  // Two numbers are to be fitted.
[[nodiscard]] std::vector<HeldOut> hold_out(const Phrases& phrases, const Settings& settings);

// The prominence below which lie kRightLost of the rightly understood held-out phrases; 0 for none.
inline constexpr double kRightLost = 0.025;
[[nodiscard]] double fit_threshold(std::span<const HeldOut> held_out);

[[nodiscard]] Calibration calibrate(const Phrases& phrases, const Settings& settings);

// The scale that makes the held-out phrases likeliest (Guo et al. 2017); 1 for none.
[[nodiscard]] double fit_scale(std::span<const HeldOut> held_out);

// softmax(scale * logits).
[[nodiscard]] std::vector<double> confidences(std::span<const float> logits, double scale);

}  // namespace intents
