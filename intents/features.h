// Words -> weighted features: four blocks of them, told apart by two bits of a 64-bit key.
//
//   Word     the stem
//   Pair     two stems in a row, and the first and last with the message's edge
//   Skip     two stems with one or two words between them
//   Letters  two to four letters in a row inside " word ", as typed
//
// A weight is (1 + ln tf) * idf, with idf = ln((1 + n) / (1 + df)) + 1; each block has length 1,
// then its own weight, then the whole has length 1. A feature never seen in training counts in the
// length as the rarest one would: a message of unknown words stays far from everything. Keys are
// hashes: two features share one by accident about once in 10^9 trainings.
//
// Pure; nothing here knows intents.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

enum class Block : std::uint8_t { Word, Pair, Skip, Letters };
inline constexpr std::size_t kBlocks = 4;

using FeatureKey = std::uint64_t;
using FeatureId = std::uint32_t;
inline constexpr FeatureId kUnknownFeature = 0xFFFFFFFF;

[[nodiscard]] constexpr Block block_of(FeatureKey key) { return static_cast<Block>(key % kBlocks); }

[[nodiscard]] std::uint64_t hash_of(std::string_view text);

// The key of a word's own feature, from the hash of its stem.
[[nodiscard]] FeatureKey word_key(std::uint64_t stem);

// A feature at a place: between the first and the last word that it covers.
struct Occurrence {
  FeatureKey key = 0;
  std::uint16_t first = 0;
  std::uint16_t last = 0;
};

// Sorted by key. `stems` are the hashes of the words' stems, one a word.
[[nodiscard]] std::vector<Occurrence> occurrences_of(std::span<const std::string> words,
                                                     std::span<const std::uint64_t> stems);

// The features of the training phrases, numbered from 0, and how rare each is.
class Vocabulary {
 public:
  struct Entry {
    FeatureKey key = 0;
    FeatureId id = kUnknownFeature;
    float idf = 0;
  };

  // Counts one message's features; each message once.
  void count(std::span<const Occurrence> sorted);
  // After the last count: turns counts into idf.
  void finish();

  // Restores what `entries` gave; false when they are not a vocabulary.
  [[nodiscard]] bool restore(std::vector<Entry> entries, float idf_max);

  [[nodiscard]] const Entry* find(FeatureKey key) const;
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] float idf_max() const { return idf_max_; }
  [[nodiscard]] std::vector<Entry> entries() const;  // In the order of their ids.

 private:
  Entry& slot_of(FeatureKey key);
  void grow();

  std::vector<Entry> slots_;  // Open addressing; a power of two, at most half full.
  std::size_t size_ = 0;
  std::size_t messages_ = 0;
  float idf_max_ = 0;
};

struct Weighted {
  FeatureId id = kUnknownFeature;
  float value = 0;
};

// How much each block weighs against the others.
using BlockWeights = std::array<float, kBlocks>;

// The message's known features, by key; its length is at most 1, less when it holds unknown ones.
// `places`, when given, receives for each occurrence its index in the answer, or -1.
[[nodiscard]] std::vector<Weighted> weigh(std::span<const Occurrence> sorted,
                                          const Vocabulary& vocabulary, const BlockWeights& blocks,
                                          std::vector<int>* places = nullptr);

}  // namespace intents
