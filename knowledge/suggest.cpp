#include "knowledge/suggest.h"

#include <algorithm>
#include <numeric>

namespace knowledge {
namespace {

// A name far longer than any id isn't a slip, and comparing it would take quadratic time.
constexpr std::size_t kNameBytesMax = 100;

}  // namespace

std::size_t edit_distance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> before;  // The row before the last one, for swaps.
  std::vector<std::size_t> above(other.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 0; i < one.size(); ++i) {
    std::vector<std::size_t> row{i + 1};
    for (std::size_t j = 0; j < other.size(); ++j) {
      const std::size_t changed = above[j] + (one[i] == other[j] ? 0 : 1);
      std::size_t best = std::min({above[j + 1] + 1, row[j] + 1, changed});
      const bool swapped = i > 0 && j > 0 && one[i] == other[j - 1] && one[i - 1] == other[j];
      if (swapped) best = std::min(best, before[j - 1] + 1);
      row.push_back(best);
    }
    before = std::move(above);
    above = std::move(row);
  }
  return above.back();
}

std::string_view nearest(std::string_view name, const std::vector<std::string_view>& known) {
  if (name.size() > kNameBytesMax) return "";
  std::string_view best;
  std::size_t best_distance = std::string_view::npos;
  for (const std::string_view candidate : known) {
    if (candidate.size() > kNameBytesMax) continue;
    const std::size_t distance = edit_distance(name, candidate);
    const std::size_t allowed = std::max<std::size_t>(1, (candidate.size() + 2) / 3);
    if (distance > allowed || distance >= best_distance) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& known) {
  const std::string_view near = nearest(name, known);
  return near.empty() ? "" : ", did you mean '" + std::string(near) + "'?";
}

}  // namespace knowledge
