#include "intents/classifier.h"

#include <algorithm>
#include <numeric>

#include "intents/model.h"
#include "intents/normalise.h"
#include "intents/stem.h"
#include "intents/training.h"

namespace intents {
namespace {

constexpr std::size_t kEvidenceMax = 3;
// A word that gave less than this part of the best intent's logit is no evidence.
constexpr float kEvidenceShare = 0.1F;

// What each word gave to the logit of `intent`; a feature of several words is shared by its ends.
std::vector<float> shares_of(const Model& model, const Scoring& scoring, std::size_t words,
                             std::size_t intent) {
  std::vector<float> shares(words);
  for (const Occurrence& occurrence : scoring.bag.occurrences) {
    const int place = scoring.sight.places[occurrence.term];
    if (place < 0) continue;
    const Weighted& feature = scoring.features[static_cast<std::size_t>(place)];
    const auto times = static_cast<float>(scoring.bag.terms[occurrence.term].times);
    const float half = feature.value * model.weights.row(feature.id)[intent] / times / 2;
    shares[occurrence.first] += half;
    shares[occurrence.last] += half;
  }
  return shares;
}

std::vector<std::string> evidence_of(std::span<const std::string> words,
                                     std::span<const float> shares) {
  const float total = std::accumulate(shares.begin(), shares.end(), 0.0F);
  std::vector<std::size_t> order(words.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return shares[i]; });
  std::vector<std::string> evidence;
  for (const std::size_t i : order) {
    if (evidence.size() == kEvidenceMax || shares[i] <= 0) break;
    if (shares[i] < kEvidenceShare * total) break;
    if (std::ranges::find(evidence, words[i]) == evidence.end()) evidence.push_back(words[i]);
  }
  return evidence;
}

std::vector<Scored> best_of(const Model& model, std::span<const double> confidences) {
  std::vector<std::size_t> order(confidences.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const std::size_t count = std::min(kIntentsMax, order.size());
  const auto better = [&](std::size_t a, std::size_t b) {
    return confidences[a] != confidences[b] ? confidences[a] > confidences[b] : a < b;
  };
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(),
                    better);
  std::vector<Scored> best;
  for (std::size_t i = 0; i < count; ++i) {
    best.push_back({model.intents[order[i]], confidences[order[i]]});
  }
  return best;
}

}  // namespace

Scoring score(const Model& model, std::span<const std::string> words) {
  Stemmer stemmer;
  std::vector<std::uint64_t> stems;
  stems.reserve(words.size());
  for (const std::string& word : words) {
    std::uint64_t stem = hash_of(stemmer.stem(word));
    if (model.vocabulary.find(word_key(stem)) == nullptr) {
      const std::string* meant = model.speller.nearest(word);
      if (meant != nullptr) stem = hash_of(stemmer.stem(*meant));
    }
    stems.push_back(stem);
  }
  Scoring scoring;
  scoring.bag = bag_of(words, stems);
  scoring.features = weigh(scoring.bag.terms, model.vocabulary, model.blocks, &scoring.sight);
  scoring.logits = logits_of(model.weights, scoring.features);
  return scoring;
}

Classifier Classifier::train(std::span<const Example> examples) {
  return Classifier(std::make_unique<const Model>(train_model(examples, Settings{})));
}

knowledge::Result<Classifier> Classifier::load(std::string_view bytes) {
  knowledge::Result<Model> model = decode(bytes);
  if (!model) return model.error();
  return Classifier(std::make_unique<const Model>(std::move(*model)));
}

std::string Classifier::save() const { return encode(*model_); }

Prediction Classifier::predict(std::string_view text) const {
  const Model& model = *model_;
  Prediction prediction;
  if (model.intents.empty()) {
    prediction.out_of_scope = true;
    return prediction;
  }
  const std::vector<std::string> words = words_of(text);
  const Scoring scoring = score(model, words);
  const std::vector<double> confidence = confidences(scoring.logits, model.calibration.scale);
  prediction.best = best_of(model, confidence);
  const double second = prediction.best.size() > 1 ? prediction.best[1].confidence : 0;
  prediction.margin = prediction.best[0].confidence - second;

  const double prominent = prominence(scoring.logits, scoring.sight.known);
  prediction.out_of_scope_score = -prominent;
  prediction.out_of_scope = scoring.features.empty() || prominent < model.calibration.threshold;

  const auto top = std::ranges::max_element(scoring.logits);
  const auto intent = static_cast<std::size_t>(top - scoring.logits.begin());
  prediction.evidence = evidence_of(words, shares_of(model, scoring, words.size(), intent));
  return prediction;
}

Classifier::Classifier(Classifier&&) noexcept = default;
Classifier& Classifier::operator=(Classifier&&) noexcept = default;
Classifier::~Classifier() = default;
Classifier::Classifier(std::unique_ptr<const Model> model) : model_(std::move(model)) {}

}  // namespace intents
