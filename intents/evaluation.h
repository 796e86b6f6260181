// How good a classifier is, from what it answered: the figures of `stepwise eval`. Pure; the clock
// and the files are the command's.
//
// All figures are fractions. A message that should be out of scope has kOutOfScopeLabel as its
// expected intent, as in Larson et al. 2019.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "intents/classifier.h"

namespace intents {

inline constexpr std::string_view kOutOfScopeLabel = "oos";

struct Answer {
  std::string text;
  std::string expected;
  Prediction predicted;
};

// Messages of one intent that were taken for another's.
struct Confusion {
  std::string expected;
  std::string predicted;
  std::size_t count = 0;
  std::vector<std::string> examples;  // At most kConfusionExamplesMax.

  friend bool operator==(const Confusion&, const Confusion&) = default;
};
inline constexpr std::size_t kConfusionExamplesMax = 3;

// Two intents whose messages are taken for each other's, whichever way.
struct Overlap {
  std::string one;
  std::string other;
  double share = 0;  // Of the messages of both.

  friend bool operator==(const Overlap&, const Overlap&) = default;
};
// Fewer than this are slips of single phrases.
inline constexpr double kOverlapShareMin = 0.03;

struct Evaluation {
  std::size_t in_scope = 0;
  std::size_t out_of_scope = 0;

  // Of the messages in scope, by the best intent; nothing is rejected.
  double accuracy = 0;
  double macro_f1 = 0;           // Mean over the intents expected or predicted.
  double calibration_error = 0;  // Expected, over 15 bins of equal width (Guo et al. 2017).
  // With the classifier's own threshold: right and not rejected.
  double in_scope_accuracy = 0;

  // Only when there are messages out of scope.
  std::optional<double> oos_recall;     // Of them, how many were rejected.
  std::optional<double> oos_precision;  // Of the rejected, how many are out of scope.
  std::optional<double> oos_auroc;      // How well the score ranks them, whatever the threshold.

  std::vector<Confusion> confusions;  // Most frequent first.
  std::vector<Overlap> overlaps;      // Of at least kOverlapShareMin, the largest first.
};

[[nodiscard]] Evaluation evaluate(std::span<const Answer> answers);

// Each example answered by a classifier that was trained without its fold; any order of examples
// gives the same answers.
[[nodiscard]] std::vector<Answer> cross_validate(std::span<const Example> examples, int folds);

}  // namespace intents
