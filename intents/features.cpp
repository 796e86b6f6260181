#include "intents/features.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace intents {
namespace {

constexpr std::size_t kLettersMin = 2;
constexpr std::size_t kLettersMax = 4;
constexpr std::size_t kGapMax = 3;
constexpr std::uint64_t kEdge = 0x5E5E5E5E5E5E5E5E;  // Stands before the first and after the last.

// The finaliser of MurmurHash3 (Austin Appleby, public domain).
constexpr std::uint64_t mix(std::uint64_t h) {
  h ^= h >> 33;
  h *= 0xFF51AFD7ED558CCD;
  h ^= h >> 33;
  h *= 0xC4CEB9FE1A85EC53;
  return h ^ (h >> 33);
}

// FNV-1a, a byte at a time.
constexpr std::uint64_t kFnvBasis = 0xCBF29CE484222325;
constexpr std::uint64_t step(std::uint64_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
}

constexpr FeatureKey key_of(Block block, std::uint64_t hash) {
  return (mix(hash) & ~FeatureKey{kBlocks - 1}) | static_cast<FeatureKey>(block);
}

constexpr std::uint64_t pair_of(std::uint64_t a, std::uint64_t b) {
  return mix(a) * 0x9E3779B97F4A7C15 + b;
}

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// Collects a bag; the terms are found again by open addressing.
class Collector {
 public:
  explicit Collector(std::size_t words) {
    // A word of five letters has about 20 features.
    bag_.terms.reserve(words * 20);
    bag_.occurrences.reserve(words * 20);
    slots_.resize(std::bit_ceil(words * 40 + 16));
  }

  void add(FeatureKey key, std::size_t first, std::size_t last) {
    std::uint32_t& slot = slot_of(key);
    if (slot == 0) {
      bag_.terms.push_back({key, 0});
      slot = static_cast<std::uint32_t>(bag_.terms.size());
    }
    const std::uint32_t term = slot - 1;
    ++bag_.terms[term].times;
    bag_.occurrences.push_back(
        {term, static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(last)});
    if (bag_.terms.size() * 2 > slots_.size()) grow();
  }

  Bag finish() { return std::move(bag_); }

 private:
  std::uint32_t& slot_of(FeatureKey key) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (key / kBlocks) & mask;
    while (slots_[at] != 0 && bag_.terms[slots_[at] - 1].key != key) {
      at = (at + 1) & mask;
    }
    return slots_[at];
  }

  void grow() {
    slots_.assign(slots_.size() * 2, 0);
    for (std::uint32_t term = 0; term < bag_.terms.size(); ++term) {
      slot_of(bag_.terms[term].key) = term + 1;
    }
  }

  Bag bag_;
  std::vector<std::uint32_t> slots_;  // The index of a term and 1; 0 is free.
};

void add_words(std::span<const std::uint64_t> stems, Collector& out) {
  const std::size_t count = stems.size();
  for (std::size_t i = 0; i < count; ++i) {
    out.add(word_key(stems[i]), i, i);
    const std::uint64_t before = i == 0 ? kEdge : stems[i - 1];
    out.add(key_of(Block::Pair, pair_of(before, stems[i])), i == 0 ? i : i - 1, i);
    if (i + 1 == count) out.add(key_of(Block::Pair, pair_of(stems[i], kEdge)), i, i);
    for (std::size_t gap = 2; gap <= kGapMax && i + gap < count; ++gap) {
      out.add(key_of(Block::Skip, pair_of(stems[i], stems[i + gap])), i, i + gap);
    }
  }
}

void add_letters(const std::string& word, std::size_t place, Collector& out) {
  std::string padded = " ";
  padded += word;
  padded += ' ';
  for (std::size_t begin = 0; begin < padded.size(); ++begin) {
    if (continues_character(padded[begin])) continue;
    std::uint64_t hash = kFnvBasis;
    std::size_t letters = 0;
    for (std::size_t at = begin; at < padded.size() && letters < kLettersMax; ++at) {
      hash = step(hash, padded[at]);
      if (at + 1 < padded.size() && continues_character(padded[at + 1])) continue;
      if (++letters >= kLettersMin) out.add(key_of(Block::Letters, hash), place, place);
    }
  }
}

// What each block's values are multiplied by: length 1, its weight, and then length 1 of all.
std::array<float, kBlocks> factors_of(const std::array<float, kBlocks>& squares,
                                      const BlockWeights& blocks) {
  float whole = 0;
  std::array<float, kBlocks> factors{};
  for (std::size_t b = 0; b < kBlocks; ++b) {
    if (squares[b] == 0) continue;
    whole += blocks[b] * blocks[b];
    factors[b] = blocks[b] / std::sqrt(squares[b]);
  }
  for (float& factor : factors) {
    if (whole > 0) factor /= std::sqrt(whole);
  }
  return factors;
}

}  // namespace

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = kFnvBasis;
  for (const char byte : text) {
    hash = step(hash, byte);
  }
  return hash;
}

FeatureKey word_key(std::uint64_t stem) { return key_of(Block::Word, stem); }

Bag bag_of(std::span<const std::string> words, std::span<const std::uint64_t> stems) {
  Collector collector(words.size());
  add_words(stems, collector);
  for (std::size_t i = 0; i < words.size(); ++i) {
    add_letters(words[i], i, collector);
  }
  return collector.finish();
}

Vocabulary::Entry& Vocabulary::slot_of(FeatureKey key) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (key / kBlocks) & mask;
  while (slots_[at].id != kUnknownFeature && slots_[at].key != key) {
    at = (at + 1) & mask;
  }
  return slots_[at];
}

void Vocabulary::grow() {
  constexpr std::size_t slots_min = 1024;
  std::vector<Entry> old(std::max(slots_min, slots_.size() * 2));
  old.swap(slots_);
  for (const Entry& entry : old) {
    if (entry.id != kUnknownFeature) slot_of(entry.key) = entry;
  }
}

Vocabulary::Entry& Vocabulary::claim(FeatureKey key) {
  if ((size_ + 1) * 2 > slots_.size()) grow();
  Entry& entry = slot_of(key);
  if (entry.id == kUnknownFeature) entry = {key, static_cast<FeatureId>(size_++), 0};
  return entry;
}

void Vocabulary::count(std::span<const Term> terms) {
  ++messages_;
  for (const Term& term : terms) {
    claim(term.key).idf += 1;  // The count, until `finish`.
  }
}

void Vocabulary::finish(float seen_min) {
  const std::vector<Entry> counted = entries();
  const auto messages = static_cast<float>(messages_);
  slots_.clear();
  size_ = 0;
  for (const Entry& entry : counted) {
    if (entry.idf < seen_min && block_of(entry.key) != Block::Word) continue;
    claim(entry.key).idf = std::log((1 + messages) / (1 + entry.idf)) + 1;
  }
  idf_max_ = std::log((1 + messages) / 2) + 1;
}

bool Vocabulary::restore(std::span<const Entry> entries, float idf_max) {
  slots_.clear();
  size_ = 0;
  idf_max_ = idf_max;
  for (const Entry& entry : entries) {
    Entry& slot = claim(entry.key);
    if (slot.id + 1 != size_ || slot.idf != 0 || !std::isfinite(entry.idf)) return false;
    slot.idf = entry.idf;
  }
  return true;
}

const Vocabulary::Entry* Vocabulary::find(FeatureKey key) const {
  if (slots_.empty()) return nullptr;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = (key / kBlocks) & mask;; at = (at + 1) & mask) {
    const Entry& entry = slots_[at];
    if (entry.id == kUnknownFeature) return nullptr;
    if (entry.key == key) return &entry;
  }
}

void Vocabulary::expect(FeatureKey key) const {
  if (slots_.empty()) return;
  __builtin_prefetch(slots_.data() + ((key / kBlocks) & (slots_.size() - 1)));
}

std::vector<Vocabulary::Entry> Vocabulary::entries() const {
  std::vector<Entry> entries(size_);
  for (const Entry& entry : slots_) {
    if (entry.id != kUnknownFeature) entries[entry.id] = entry;
  }
  return entries;
}

std::vector<Weighted> weigh(std::span<const Term> terms, const Vocabulary& vocabulary,
                            const BlockWeights& blocks, Sight* sight) {
  constexpr std::size_t ahead = 12;  // Lookups in flight; more brings nothing.
  std::vector<Weighted> found;
  found.reserve(terms.size());
  std::array<float, kBlocks> squares{};
  float known_letters = 0;
  std::vector<std::uint8_t> block_at;
  block_at.reserve(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i + ahead < terms.size()) vocabulary.expect(terms[i + ahead].key);
    const Vocabulary::Entry* entry = vocabulary.find(terms[i].key);
    if (sight != nullptr) sight->places.push_back(entry ? static_cast<int>(found.size()) : -1);
    const auto times = static_cast<float>(terms[i].times);
    const float tf = terms[i].times > 1 ? 1 + std::log(times) : 1;
    const float value = tf * (entry ? entry->idf : vocabulary.idf_max());
    const auto block = static_cast<std::uint8_t>(block_of(terms[i].key));
    squares[block] += value * value;
    if (!entry) continue;
    if (block_of(terms[i].key) == Block::Letters) known_letters += value * value;
    found.push_back({entry->id, value});
    block_at.push_back(block);
  }
  const std::array<float, kBlocks> factors = factors_of(squares, blocks);
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i].value *= factors[block_at[i]];
  }
  const float letters = squares[static_cast<std::size_t>(Block::Letters)];
  if (sight != nullptr && letters > 0) sight->known = std::sqrt(known_letters / letters);
  return found;
}

}  // namespace intents
