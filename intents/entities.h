// The things a message names: the phone (phone.h), what became of it (fate.h), error codes, sizes,
// which of several choices, how long to wait. Values as said; nothing is guessed from context.

#pragma once

#include "intents/understanding.h"
#include "intents/words.h"
#include "knowledge/pack.h"

namespace intents {

// The pack's error strings, ready to be looked for.
class KnownErrors {
 public:
  explicit KnownErrors(const knowledge::Pack& pack);

  // The pack's texts found in the message, in its order, then codes the pack doesn't know
  // ("error 4005"). "(208)" and "error 208" are the pack's "MBErrorDomain/208".
  [[nodiscard]] std::vector<std::string> codes_in(const Words& words) const;
  // The symptom of a code as `codes_in` gives it; "" when the pack doesn't know it.
  [[nodiscard]] std::string_view symptom_of(std::string_view code) const;

 private:
  struct Row {
    std::string text;
    std::string symptom;
    std::vector<std::string> words;
    int number = 0;  // The last word's, when it is one of a code; else 0.
  };
  [[nodiscard]] std::string code_at(const Words& words, std::size_t at) const;
  [[nodiscard]] const Row* row_at(const Words& words, std::size_t at) const;
  std::vector<Row> rows_;  // Those with most words first.
};

[[nodiscard]] std::vector<Size> sizes_in(const Words& words);

// "2", "the second one", "option 3", "the last one": only when the message says nothing else.
[[nodiscard]] std::optional<int> ordinal_in(const Words& words);
inline constexpr int kOrdinalMax = 20;  // No list of choices is longer.

// "in half an hour", "remind me in 30 min", or a bare "2 hours".
[[nodiscard]] std::optional<int> minutes_in(const Words& words);
inline constexpr int kMinutesMax = 7 * 24 * 60;  // Conversations are resumable for a week.

[[nodiscard]] Entities entities_of(const Words& words, const KnownErrors& errors);

}  // namespace intents
