// What the clauses of one message hold, merged into one answer: a wish for a human wins, then
// symptoms that name a cause, fixes, symptoms that name none, the rest; small talk comes last.
//
// Knows predictions and the pack's ids; scans no text but for a few denials.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "intents/classifier.h"
#include "intents/clauses.h"
#include "intents/tried.h"
#include "intents/understanding.h"
#include "knowledge/pack.h"

namespace intents {

// One clause, or the whole message, as the classifier reads it.
struct Heard {
  Clause clause;
  Prediction prediction;
  bool elsewhere = false;  // The pack's phrases say that it isn't for this.
};

// Puts right what a bag of words can't see in `heard`: a fix that was done is already_tried, one
// that isn't wanted is skip, who wants no human gets none, and what has consequences needs a word
// that warrants it.
void correct(Heard& heard, const Words& words, const std::vector<FixMention>& mentions,
             const knowledge::Pack& pack);

struct Merged {
  std::vector<Scored> intents;
  std::vector<std::string> mentioned;
  std::vector<std::string> evidence;
  Abstained abstained = Abstained::Unsure;
  double margin = 0;
};

// `clauses` is empty when the message is one thing. `error_symptom` is that of an error string of
// the pack ("" for none): it counts as heard.
[[nodiscard]] Merged merge(const Heard& whole, const std::vector<Heard>& clauses,
                           std::string_view error_symptom, const knowledge::Pack& pack);

}  // namespace intents
