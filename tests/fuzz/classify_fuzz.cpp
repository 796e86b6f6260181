// The normaliser and the classifier under any bytes: the same words again from what was folded, and
// confidences that are shares.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "intents/classifier.h"
#include "intents/normalise.h"
#include "tests/intents/phrases.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

const intents::Classifier& classifier() {
  static const intents::Classifier kTrained = intents::Classifier::train(intents::small_set());
  return kTrained;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto words = intents::words_of(text);
  demand(words.size() <= intents::kWordsMax);
  demand(intents::words_of(intents::fold(text)) == words);
  const intents::Prediction prediction = classifier().predict(text);
  demand(prediction.best.size() == intents::kIntentsMax);
  for (const intents::Scored& scored : prediction.best) {
    demand(scored.confidence >= 0 && scored.confidence <= 1);
  }
  demand(prediction.margin >= 0 && std::isfinite(prediction.out_of_scope_score));
  demand(!words.empty() || prediction.out_of_scope);
  demand(!intents::Classifier::load(text));
  return 0;
}
