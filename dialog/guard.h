// Decides the table's guards. Pure predicates on a scene whose memory is up to date.

#pragma once

#include "dialog/scene.h"
#include "dialog/table.h"

namespace dialog {

[[nodiscard]] bool holds(Guard guard, const Scene& scene);

// The first row of the table that fits the scene. There always is one.
[[nodiscard]] const Row& find_row(const Scene& scene);

// The fix that the signal asks for: its argument, or the fix at hand for a side road. May be null.
[[nodiscard]] const knowledge::Fix* wanted_fix(const Scene& scene);
// The side road that the signal asks for, null when it asks for none.
[[nodiscard]] const knowledge::Path* wanted_path(const Scene& scene);
// The fix that was shown before the one at hand, null when there is none.
[[nodiscard]] const knowledge::Fix* earlier_fix(const Scene& scene);

}  // namespace dialog
