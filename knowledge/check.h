// What the parts of a pack mean together: ids, references, and what a person must be told before
// something is removed. Each part by itself has been read before (article.h, pack_json.h, …).

#pragma once

#include <cstddef>
#include <vector>

#include "knowledge/article.h"
#include "knowledge/diagnostic.h"
#include "knowledge/pack_json.h"
#include "knowledge/phrases.h"

namespace knowledge {

// A step that needs more is two steps; in characters.
inline constexpr std::size_t kStepCharsMax = 300;

// What takes longer than four hours isn't done in a conversation.
inline constexpr int kMinutesMax = 240;

// Ids, minutes, and that whatever removes something says so. Expects a draft that was joined.
void check_fixes(const PackDraft& draft, std::vector<Diagnostic>& diagnostics);

// Cues and wishes can be read as patterns, and none leads down two side roads of one fix.
void check_cues(const PackDraft& draft, std::vector<Diagnostic>& diagnostics);

// Every ## and ### section has steps that fit a message, every ## one says why it helps.
void check_article(const Article& article, std::vector<Diagnostic>& diagnostics);

// Symptoms, errors and FAQs, and the fixes, symptoms and intents they name.
void check_references(const PackDraft& draft, const PhraseBook& phrases,
                      std::vector<Diagnostic>& diagnostics);

// The built-in intents are there, and every phrases file is of an intent that something uses.
void check_intents(const PackDraft& draft, const PhraseBook& phrases,
                   std::vector<Diagnostic>& diagnostics);

}  // namespace knowledge
