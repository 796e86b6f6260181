// An article in, a pack skeleton out: what `stepwise new ARTICLE.md` writes.

#pragma once

#include <string_view>

#include "knowledge/parse.h"
#include "knowledge/result.h"

namespace knowledge {

// The files of a pack that `parse_pack` reads without a diagnostic and that a person then edits:
// ids from headings, steps from lists, guesses for costs, phrases from headings, and the built-in
// phrases and wording taken from `base` (the shipped pack), so that the bot talks at once.
// An article without a fix heading is refused.
[[nodiscard]] Result<PackFiles> scaffold(std::string_view article, const PackFiles& base);

}  // namespace knowledge
