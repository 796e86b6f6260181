// Reads one message: classifier, entities, clauses, tried fixes and secrets put together into an
// Understanding. Pure; one reader may be shared by all threads.

#pragma once

#include <memory>
#include <string_view>

#include "intents/classifier.h"
#include "intents/understanding.h"
#include "knowledge/pack.h"

namespace intents {

class Reader {
 public:
  // `pack` is not owned and must outlive the reader.
  Reader(const knowledge::Pack& pack, Classifier classifier);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // Any bytes; invalid UTF-8 is replaced, never refused.
  [[nodiscard]] Understanding read(std::string_view message) const;

  [[nodiscard]] const Classifier& classifier() const { return classifier_; }

 private:
  const knowledge::Pack* pack_;
  Classifier classifier_;
  struct Tables;  // Cues and errors of the pack, ready to be looked for.
  std::unique_ptr<const Tables> tables_;
};

// The pack's phrases as training examples.
[[nodiscard]] std::vector<Example> examples_of(const knowledge::Pack& pack);

}  // namespace intents
