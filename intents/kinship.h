// How alike intents are by their names: "storage_full_icloud" and "storage_full_iphone" share two
// words, and much of what people say. What training learns of one it credits to its kin in part,
// which is the prior "rows of kin are alike" (covariance I + share) of a Gaussian over the weights.
//
// Names that say nothing ("intent_1", "intent_2") are all equally alike, and that changes nothing:
// the gradient over the intents sums to zero.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace intents {

struct Relative {
  std::uint32_t other = 0;
  float share = 0;  // In (0, 1).
};

// The relatives of each intent, itself left out.
using Kinship = std::vector<std::vector<Relative>>;

// A share is `weight` times the cosine of the names' stems, rare ones weighing more (idf over the
// names). `weight` below 1 keeps the covariance positive definite.
[[nodiscard]] Kinship kinship_of(std::span<const std::string> names, double weight);

}  // namespace intents
