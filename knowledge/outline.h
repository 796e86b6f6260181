// Any how-to article, read generously: which of its headings are fixes, and what there is to do.
//
// A fix may be a heading of any level, numbered or not, a line in bold, or a numbered line of its
// own. Steps may be any list, or sentences. Links, code and the like give their words. The strict
// reading, of articles that are ours, is article.h's.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/pack.h"

namespace knowledge {

struct OutlinedFix {
  std::string heading;              // Without its number: "Restart your iPhone".
  std::vector<std::string> before;  // Paragraphs before the first list.
  std::vector<Step> steps;          // From lists, and from the paragraphs after the first list.
  std::string warning;              // From quotes.
};

struct Outline {
  std::string title;  // "" when the article has none.
  std::vector<OutlinedFix> fixes;
};

[[nodiscard]] Outline outline_of(std::string_view article);

}  // namespace knowledge
