// What a message says was tried or isn't wanted, set against the fix at hand: done before, done
// just now because it was asked, or named beside something that matters more. A part of reading.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialog/scene.h"

namespace dialog {

[[nodiscard]] bool names(const std::vector<std::string>& fixes, std::string_view fix);
// The fixes that are newly tried, and newly refused; known outcomes stay.
void note_tried(Scene& scene, const intents::Understanding& said);
// "Still fails, I restarted and updated": what was tried counts, unless a cause is named with it.
[[nodiscard]] bool tells_what_was_tried(const Scene& scene, const intents::Understanding& said,
                                        const Heard& heard);
// "I deleted old backups", at that very fix: it's done, and whether it helped is the question. Then
// the fix isn't newly tried.
[[nodiscard]] bool does_what_was_asked(Scene& scene, const intents::Understanding& said);
// "I did that already" without naming it is about the fix at hand.
void name_what_was_tried(Scene& scene, const intents::Understanding& said);

}  // namespace dialog
