// Text -> intents with calibrated confidence: trained in a second from plain phrases, answering in
// microseconds. Knows phrases and numbers; nothing of packs, entities or conversations.
//
// A trained classifier never changes: safe to share between threads.

#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intents/understanding.h"
#include "knowledge/result.h"

namespace intents {

struct Example {
  std::string text;
  std::string intent;
};

struct Prediction {
  std::vector<Scored> best;           // Best first, at most kIntentsMax.
  bool out_of_scope = false;          // Below the threshold chosen at training.
  double out_of_scope_score = 0;      // Higher means further out; for ranking (AUROC).
  double margin = 0;                  // Best confidence minus the second.
  std::vector<std::string> evidence;  // The words that weighed most for the best intent.
};

struct Model;  // The weights; seen by intents/ only.

class Classifier {
 public:
  // Deterministic. `examples` may come in any order; an intent's name counts as one more phrase of
  // it.
  [[nodiscard]] static Classifier train(std::span<const Example> examples);

  // The bytes of `save`, of the same build; refused when they are of another or are damaged.
  [[nodiscard]] static knowledge::Result<Classifier> load(std::string_view bytes);
  [[nodiscard]] std::string save() const;

  [[nodiscard]] Prediction predict(std::string_view text) const;

  Classifier(Classifier&&) noexcept;
  Classifier& operator=(Classifier&&) noexcept;
  ~Classifier();

 private:
  explicit Classifier(std::unique_ptr<const Model> model);
  std::unique_ptr<const Model> model_;
};

}  // namespace intents
