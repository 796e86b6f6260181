// Phrases -> model. The slow part, once for each pack; deterministic.

#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "intents/classifier.h"
#include "intents/model.h"

namespace intents {

struct Phrase {
  std::vector<std::string> words;
  std::vector<Term> terms;
  std::uint32_t intent = 0;
  bool is_name = false;  // The intent's own name, not something somebody said.
};

struct Phrases {
  std::vector<std::string> intents;  // Sorted.
  std::vector<Phrase> all;           // In an order that does not depend on the examples' order.
};

[[nodiscard]] Phrases prepare(std::span<const Example> examples);

// Trains on the phrases for which `chosen` holds; without calibration.
[[nodiscard]] Model train_on(const Phrases& phrases, const Settings& settings,
                             const std::function<bool(std::size_t)>& chosen);

// The whole: trained on everything, calibrated by cross-validation.
[[nodiscard]] Model train_model(std::span<const Example> examples, const Settings& settings);

}  // namespace intents
