// The files of a scaffolded pack as text: the inverse of parsing, for what a scaffold holds.
//
// Deliberately without variants, paths, errors and FAQs, which nobody can guess from an article.

#pragma once

#include <string>

#include "knowledge/pack.h"

namespace knowledge {

[[nodiscard]] std::string article_text(const Pack& pack);
[[nodiscard]] std::string pack_json_text(const Pack& pack);

}  // namespace knowledge
