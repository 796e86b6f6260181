// The numbers that training turns on. The defaults are the product's; others are for measuring.
// Where each comes from: deploy/decisions/0010-matcher.md.

#pragma once

#include <cstdint>

#include "intents/features.h"

namespace intents {

struct Settings {
  BlockWeights blocks = {1.0F, 0.7F, 0.5F, 1.0F};  // Word, Pair, Skip, Letters.

  // Above this many phrases a set is large: features seen in one phrase only are left out (words
  // stay), and fewer passes do. Nothing is lost in accuracy, and half of the memory is saved.
  std::size_t large = 4000;
  int epochs = 14;  // Passes over the phrases; the last half's weights are averaged.
  int epochs_large = 12;

  double strength = 50;     // C of the regression: 1 / (lambda * phrases).
  double step = 4;          // Of the first update; later ones shrink with 1 / (1 + 2 lambda t).
  double bias_step = 0.01;  // The bias moves this much slower than the weights.
  double dropout = 0.2;     // Part of a phrase's features left out of an update.
  double margin = 5;        // The right intent's logit must win by this much.
  double kinship = 0.85;    // How much intents learn from those with like names; below 1.
  std::uint64_t seed = 1;

  int folds = 5;  // Of the calibration; 0: none.
};

}  // namespace intents
