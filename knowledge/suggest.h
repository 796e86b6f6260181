// The known name that a misspelt one was probably meant to be: the "did you mean" of diagnostics.
//
// Knows nothing of packs. Distances are counted over bytes, which is exact for ids.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace knowledge {

// Insertions, deletions, changes and swaps of neighbours that turn one into the other
// (optimal string alignment, as in git's and ninja's suggestions).
[[nodiscard]] std::size_t edit_distance(std::string_view one, std::string_view other);

// The nearest of `known`, the first of equals; "" when none is within a third of its length.
[[nodiscard]] std::string_view nearest(std::string_view name,
                                       const std::vector<std::string_view>& known);

// ", did you mean 'restart-iphone'?", or "" when nothing is near.
[[nodiscard]] std::string did_you_mean(std::string_view name,
                                       const std::vector<std::string_view>& known);

}  // namespace knowledge
