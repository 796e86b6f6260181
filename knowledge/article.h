// article.md as sections: the strict reading, in which everything is shown or is a mistake.
//
//   # Title                   one, first; paragraphs under it are for readers of the file only
//   ## Restart your iPhone    a fix; its first paragraph says why it helps
//   > You'll need …           a warning
//   1. Hold the side button.  a step; what else the list item holds (a paragraph or a bullet list)
//                             is the step's hint
//   ### iPhone 8 or older     a variant or a side road of the fix: a quote and steps
//
// Says nothing about which headings are right: that is check.h's.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/diagnostic.h"
#include "knowledge/pack.h"

namespace knowledge {

// A ## or ### heading and what stands under it.
struct Section {
  std::string heading;
  int line = 0;
  std::string intro;  // The paragraph before the steps; "" when there is none.
  Procedure procedure;
  std::vector<int> step_lines;  // One a step.
  std::vector<Section> parts;   // The ### sections of a ## section.
};

struct Article {
  std::string title;
  std::vector<Section> sections;
};

inline constexpr std::string_view kArticleFile = "article.md";

// Appends what is wrong with the article's form to `diagnostics`.
[[nodiscard]] Article read_article(std::string_view text, std::vector<Diagnostic>& diagnostics);

}  // namespace knowledge
