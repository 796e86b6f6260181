// What a trained classifier holds, and how one message is scored by it. Seen by intents/ only.

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intents/calibration.h"
#include "intents/classifier.h"
#include "intents/features.h"
#include "intents/regression.h"
#include "intents/settings.h"
#include "intents/speller.h"

namespace intents {

struct Model {
  std::vector<std::string> intents;  // Sorted; a class of the regression is an index here.
  BlockWeights blocks = {};
  Vocabulary vocabulary;
  Weights weights;
  Speller speller;
  Calibration calibration;
};

// One message as the model sees it.
struct Scoring {
  Bag bag;
  Sight sight;
  std::vector<Weighted> features;
  std::vector<float> logits;  // One an intent.
};

[[nodiscard]] Scoring score(const Model& model, std::span<const std::string> words);

// The bytes of a model and back; see model_codec.cpp for the format.
[[nodiscard]] std::string encode(const Model& model);
[[nodiscard]] knowledge::Result<Model> decode(std::string_view bytes);

}  // namespace intents
