#include "intents/evaluation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace intents {
namespace {

bool is_out_of_scope(const Answer& answer) { return answer.expected == kOutOfScopeLabel; }

std::string best_of(const Answer& answer) {
  return answer.predicted.best.empty() ? std::string() : answer.predicted.best[0].id;
}

bool is_right(const Answer& answer) { return best_of(answer) == answer.expected; }

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::size_t count_if(std::span<const Answer> answers, bool (*holds)(const Answer&)) {
  return static_cast<std::size_t>(std::ranges::count_if(answers, holds));
}

double macro_f1_of(std::span<const Answer> answers) {
  struct Counts {
    std::size_t right = 0;
    std::size_t expected = 0;
    std::size_t predicted = 0;
  };
  std::map<std::string, Counts> counts;
  for (const Answer& answer : answers) {
    if (is_out_of_scope(answer)) continue;
    ++counts[answer.expected].expected;
    ++counts[best_of(answer)].predicted;
    if (is_right(answer)) ++counts[answer.expected].right;
  }
  double sum = 0;
  for (const auto& [intent, count] : counts) {
    sum += share(2 * count.right, count.expected + count.predicted);
  }
  return counts.empty() ? 0 : sum / static_cast<double>(counts.size());
}

double calibration_error_of(std::span<const Answer> answers) {
  constexpr std::size_t bins = 15;
  std::array<double, bins> surplus{};  // Confidence minus rightness, summed.
  std::size_t count = 0;
  for (const Answer& answer : answers) {
    if (is_out_of_scope(answer) || answer.predicted.best.empty()) continue;
    const double confidence = answer.predicted.best[0].confidence;
    const auto bin = static_cast<std::size_t>(confidence * bins);
    surplus[std::min(bin, bins - 1)] += confidence - (is_right(answer) ? 1 : 0);
    ++count;
  }
  double error = 0;
  for (const double sum : surplus) {
    error += std::abs(sum);
  }
  return count == 0 ? 0 : error / static_cast<double>(count);
}

// The chance that a message out of scope scores further out than one in scope (Mann-Whitney).
double auroc_of(std::span<const Answer> answers) {
  std::vector<double> inside;
  std::vector<double> outside;
  for (const Answer& answer : answers) {
    (is_out_of_scope(answer) ? outside : inside).push_back(answer.predicted.out_of_scope_score);
  }
  std::ranges::sort(inside);
  double wins = 0;
  for (const double score : outside) {
    const auto [first, last] = std::equal_range(inside.begin(), inside.end(), score);
    wins += static_cast<double>(first - inside.begin()) + static_cast<double>(last - first) / 2;
  }
  const auto pairs = static_cast<double>(inside.size()) * static_cast<double>(outside.size());
  return pairs == 0 ? 0 : wins / pairs;
}

std::vector<Confusion> confusions_of(std::span<const Answer> answers) {
  std::map<std::pair<std::string, std::string>, Confusion> found;
  for (const Answer& answer : answers) {
    if (is_out_of_scope(answer) || is_right(answer)) continue;
    Confusion& confusion = found[{answer.expected, best_of(answer)}];
    ++confusion.count;
    if (confusion.examples.size() < kConfusionExamplesMax) {
      confusion.examples.push_back(answer.text);
    }
  }
  std::vector<Confusion> confusions;
  for (auto& [names, confusion] : found) {
    std::tie(confusion.expected, confusion.predicted) = names;
    confusions.push_back(std::move(confusion));
  }
  std::ranges::stable_sort(confusions, std::ranges::greater{}, &Confusion::count);
  return confusions;
}

std::vector<Overlap> overlaps_of(std::span<const Answer> answers,
                                 const std::vector<Confusion>& confusions) {
  std::map<std::string, std::size_t> messages;
  for (const Answer& answer : answers)
    ++messages[answer.expected];
  std::map<std::pair<std::string, std::string>, std::size_t> confused;
  for (const Confusion& confusion : confusions) {
    confused[std::minmax(confusion.expected, confusion.predicted)] += confusion.count;
  }
  std::vector<Overlap> overlaps;
  for (const auto& [pair, count] : confused) {
    const double part = share(count, messages[pair.first] + messages[pair.second]);
    if (part >= kOverlapShareMin) overlaps.push_back({pair.first, pair.second, part});
  }
  std::ranges::stable_sort(overlaps, std::ranges::greater{}, &Overlap::share);
  return overlaps;
}

}  // namespace

Evaluation evaluate(std::span<const Answer> answers) {
  const auto rejected = [](const Answer& answer) { return answer.predicted.out_of_scope; };
  Evaluation evaluation;
  evaluation.out_of_scope = count_if(answers, is_out_of_scope);
  evaluation.in_scope = answers.size() - evaluation.out_of_scope;
  evaluation.accuracy =
      share(count_if(answers, [](const Answer& a) { return !is_out_of_scope(a) && is_right(a); }),
            evaluation.in_scope);
  evaluation.in_scope_accuracy = share(
      count_if(answers, [](const Answer& a) { return !a.predicted.out_of_scope && is_right(a); }),
      evaluation.in_scope);
  evaluation.macro_f1 = macro_f1_of(answers);
  evaluation.calibration_error = calibration_error_of(answers);
  evaluation.confusions = confusions_of(answers);
  evaluation.overlaps = overlaps_of(answers, evaluation.confusions);
  if (evaluation.out_of_scope == 0) return evaluation;

  const std::size_t caught = count_if(
      answers, [](const Answer& a) { return is_out_of_scope(a) && a.predicted.out_of_scope; });
  evaluation.oos_recall = share(caught, evaluation.out_of_scope);
  evaluation.oos_precision = share(caught, count_if(answers, rejected));
  evaluation.oos_auroc = auroc_of(answers);
  return evaluation;
}

std::vector<Answer> cross_validate(std::span<const Example> examples, int folds) {
  std::vector<Example> sorted(examples.begin(), examples.end());
  std::ranges::sort(sorted, [](const Example& a, const Example& b) {
    return std::tie(a.intent, a.text) < std::tie(b.intent, b.text);
  });
  std::map<std::string, int> next;
  std::vector<int> fold;
  fold.reserve(sorted.size());
  for (const Example& example : sorted) {
    fold.push_back(next[example.intent]++ % folds);
  }
  std::vector<Answer> answers;
  for (int out = 0; out < folds; ++out) {
    std::vector<Example> kept;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      if (fold[i] != out) kept.push_back(sorted[i]);
    }
    const Classifier classifier = Classifier::train(kept);
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      if (fold[i] != out) continue;
      answers.push_back({sorted[i].text, sorted[i].intent, classifier.predict(sorted[i].text)});
    }
  }
  return answers;
}

}  // namespace intents
