// What `stepwise eval` measured, for machines as JSON and for a content editor as lines.

#pragma once

#include <iosfwd>

#include <nlohmann/json.hpp>

#include "intents/evaluation.h"

namespace bot::command {

using Report = nlohmann::ordered_json;

// The figures; those of out of scope only where there were such messages.
[[nodiscard]] Report figures_of(const intents::Evaluation& evaluation);
// The most frequent ones, with examples.
[[nodiscard]] Report confusions_of(const intents::Evaluation& evaluation);
[[nodiscard]] Report overlaps_of(const intents::Evaluation& evaluation);

// Figures, and "confusions" and "overlaps" where the report has them.
void print_report(const Report& report, std::ostream& out);

}  // namespace bot::command
