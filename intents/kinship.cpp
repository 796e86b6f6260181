#include "intents/kinship.h"

#include <cmath>
#include <map>

#include "intents/normalise.h"
#include "intents/stem.h"

namespace intents {
namespace {

using Name = std::map<std::string, double>;  // Stem -> weight; of length 1.

std::vector<Name> weighted(std::span<const std::string> names) {
  Stemmer stemmer;
  std::vector<Name> weighted(names.size());
  std::map<std::string, double> counts;
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const std::string& word : words_of(names[i])) {
      const std::string stem(stemmer.stem(word));
      if (weighted[i].emplace(stem, 0).second) ++counts[stem];
    }
  }
  for (Name& name : weighted) {
    double squares = 0;
    for (auto& [stem, value] : name) {
      value = std::log((1 + static_cast<double>(names.size())) / (1 + counts[stem])) + 1;
      squares += value * value;
    }
    for (auto& [stem, value] : name) {
      value /= std::sqrt(squares);
    }
  }
  return weighted;
}

double cosine(const Name& a, const Name& b) {
  double sum = 0;
  for (const auto& [stem, value] : a) {
    const auto other = b.find(stem);
    if (other != b.end()) sum += value * other->second;
  }
  return sum;
}

}  // namespace

Kinship kinship_of(std::span<const std::string> names, double weight) {
  const std::vector<Name> all = weighted(names);
  Kinship kinship(names.size());
  for (std::uint32_t a = 0; a < all.size(); ++a) {
    for (std::uint32_t b = 0; b < all.size(); ++b) {
      const double share = a == b ? 0 : weight * cosine(all[a], all[b]);
      if (share > 0) kinship[a].push_back({b, static_cast<float>(share)});
    }
  }
  return kinship;
}

}  // namespace intents
