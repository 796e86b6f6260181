#include "intents/features.h"

#include <algorithm>
#include <cmath>

namespace intents {
namespace {

constexpr std::size_t kLettersMin = 2;
constexpr std::size_t kLettersMax = 4;
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

void add_letters(const std::string& word, std::uint16_t place, std::vector<Occurrence>& out) {
  std::string padded = " ";
  padded += word;
  padded += ' ';
  for (std::size_t begin = 0; begin < padded.size(); ++begin) {
    if (continues_character(padded[begin])) continue;
    std::uint64_t hash = kFnvBasis;
    std::size_t letters = 0;
    for (std::size_t at = begin; at < padded.size(); ++at) {
      hash = step(hash, padded[at]);
      if (at + 1 < padded.size() && continues_character(padded[at + 1])) continue;
      if (++letters >= kLettersMin) out.push_back({key_of(Block::Letters, hash), place, place});
      if (letters == kLettersMax) break;
    }
  }
}

void add_words(std::span<const std::uint64_t> stems, std::vector<Occurrence>& out) {
  const std::size_t count = stems.size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto place = static_cast<std::uint16_t>(i);
    const auto occur = [&](Block block, std::uint64_t hash, std::size_t gap) {
      out.push_back({key_of(block, hash), place, static_cast<std::uint16_t>(i + gap)});
    };
    occur(Block::Word, stems[i], 0);
    if (i == 0) occur(Block::Pair, pair_of(kEdge, stems[i]), 0);
    if (i + 1 == count) occur(Block::Pair, pair_of(stems[i], kEdge), 0);
    if (i + 1 < count) occur(Block::Pair, pair_of(stems[i], stems[i + 1]), 1);
    if (i + 2 < count) occur(Block::Skip, pair_of(stems[i], stems[i + 2]), 2);
    if (i + 3 < count) occur(Block::Skip, pair_of(stems[i], stems[i + 3]), 3);
  }
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

std::vector<Occurrence> occurrences_of(std::span<const std::string> words,
                                       std::span<const std::uint64_t> stems) {
  std::vector<Occurrence> occurrences;
  occurrences.reserve(words.size() * 20);
  add_words(stems, occurrences);
  for (std::size_t i = 0; i < words.size(); ++i) {
    add_letters(words[i], static_cast<std::uint16_t>(i), occurrences);
  }
  std::ranges::sort(occurrences, {}, &Occurrence::key);
  return occurrences;
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

void Vocabulary::count(std::span<const Occurrence> sorted) {
  ++messages_;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i > 0 && sorted[i].key == sorted[i - 1].key) continue;
    if ((size_ + 1) * 2 > slots_.size()) grow();
    Entry& entry = slot_of(sorted[i].key);
    if (entry.id == kUnknownFeature) {
      entry = {sorted[i].key, static_cast<FeatureId>(size_++), 0};
    }
    entry.idf += 1;  // The count, until `finish`.
  }
}

void Vocabulary::finish() {
  const auto messages = static_cast<float>(messages_);
  for (Entry& entry : slots_) {
    entry.idf = std::log((1 + messages) / (1 + entry.idf)) + 1;
  }
  idf_max_ = std::log((1 + messages) / 2) + 1;
}

bool Vocabulary::restore(std::vector<Entry> entries, float idf_max) {
  slots_.clear();
  size_ = 0;
  idf_max_ = idf_max;
  for (Entry entry : entries) {
    if ((size_ + 1) * 2 > slots_.size()) grow();
    Entry& slot = slot_of(entry.key);
    if (slot.id != kUnknownFeature || !std::isfinite(entry.idf)) return false;
    entry.id = static_cast<FeatureId>(size_++);
    slot = entry;
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

std::vector<Vocabulary::Entry> Vocabulary::entries() const {
  std::vector<Entry> entries(size_);
  for (const Entry& entry : slots_) {
    if (entry.id != kUnknownFeature) entries[entry.id] = entry;
  }
  return entries;
}

std::vector<Weighted> weigh(std::span<const Occurrence> sorted, const Vocabulary& vocabulary,
                            const BlockWeights& blocks, std::vector<int>* places) {
  std::vector<Weighted> found;
  found.reserve(sorted.size());
  std::vector<Block> block_at;
  block_at.reserve(sorted.size());
  std::array<float, kBlocks> squares{};
  for (std::size_t i = 0, next = 0; i < sorted.size(); i = next) {
    while (next < sorted.size() && sorted[next].key == sorted[i].key) {
      ++next;
    }
    const Vocabulary::Entry* entry = vocabulary.find(sorted[i].key);
    if (places != nullptr) {
      places->insert(places->end(), next - i, entry ? static_cast<int>(found.size()) : -1);
    }
    const auto times = static_cast<float>(next - i);
    const float tf = times > 1 ? 1 + std::log(times) : 1;
    const float value = tf * (entry ? entry->idf : vocabulary.idf_max());
    const Block block = block_of(sorted[i].key);
    squares[static_cast<std::size_t>(block)] += value * value;
    if (!entry) continue;
    found.push_back({entry->id, value});
    block_at.push_back(block);
  }
  float whole = 0;
  std::array<float, kBlocks> factors{};
  for (std::size_t b = 0; b < kBlocks; ++b) {
    if (squares[b] == 0) continue;
    whole += blocks[b] * blocks[b];
    factors[b] = blocks[b] / std::sqrt(squares[b]);
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i].value *= factors[static_cast<std::size_t>(block_at[i])] / std::sqrt(whole);
  }
  return found;
}

}  // namespace intents
