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

// A feature of one message, and how often it is there.
struct Term {
  FeatureKey key = 0;
  std::uint32_t times = 0;
};

// A term at a place: between the first and the last word that it covers.
struct Occurrence {
  std::uint32_t term = 0;
  std::uint16_t first = 0;
  std::uint16_t last = 0;
};

struct Bag {
  std::vector<Term> terms;  // Each key once, in the order of the text.
  std::vector<Occurrence> occurrences;
};

// `stems` are the hashes of the words' stems, one a word.
[[nodiscard]] Bag bag_of(std::span<const std::string> words, std::span<const std::uint64_t> stems);

// The features of the training phrases, numbered from 0, and how rare each is.
class Vocabulary {
 public:
  struct Entry {
    FeatureKey key = 0;
    FeatureId id = kUnknownFeature;
    float idf = 0;
  };

  // Counts one message's features; each message once.
  void count(std::span<const Term> terms);
  // After the last count: turns counts into idf, and forgets features (other than words) that fewer
  // than `seen_min` messages had. A forgotten feature is an unknown one.
  void finish(float seen_min);

  // Restores what `entries` gave; false when they are not a vocabulary.
  [[nodiscard]] bool restore(std::span<const Entry> entries, float idf_max);

  [[nodiscard]] const Entry* find(FeatureKey key) const;
  // Asks for the memory that `find` will look at: a lookup mostly waits for it.
  void expect(FeatureKey key) const;
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] float idf_max() const { return idf_max_; }
  [[nodiscard]] std::vector<Entry> entries() const;  // In the order of their ids.

 private:
  Entry& slot_of(FeatureKey key);
  Entry& claim(FeatureKey key);  // A free slot gets the next number.
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

// What weigh() saw of a message beside its features.
struct Sight {
  std::vector<int> places;  // Each term's index among the features, or -1.
  float known = 1;          // The known letters' part of the length of all of its letters.
};

// The message's known features, in the order of `terms`; their length is at most 1, less when the
// message holds unknown ones.
[[nodiscard]] std::vector<Weighted> weigh(std::span<const Term> terms, const Vocabulary& vocabulary,
                                          const BlockWeights& blocks, Sight* sight = nullptr);

}  // namespace intents
