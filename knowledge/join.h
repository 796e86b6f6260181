// Puts the article's words where pack.json names their headings, and says which headings have no
// partner.

#pragma once

#include <vector>

#include "knowledge/article.h"
#include "knowledge/diagnostic.h"
#include "knowledge/pack_json.h"

namespace knowledge {

// Fills in intros, warnings, steps and Fix::line. A variant without a quote of its own has the
// warning of its fix. The fixes keep the order of pack.json (sources go by index).
void join_article(const Article& article, PackDraft& draft, std::vector<Diagnostic>& diagnostics);

}  // namespace knowledge
