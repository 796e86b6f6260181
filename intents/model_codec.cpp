// A model as bytes: for a file that the same build reads back, not for exchange. Numbers are stored
// as this machine holds them.
//
//   "stepwise model" and the format's version, 16 bytes
//   checksum of all that follows, 8 bytes
//   the fields of Model in order; a list is its length (8 bytes) and its elements

#include <bit>
#include <cmath>
#include <cstring>
#include <type_traits>

#include "intents/model.h"

namespace intents {
namespace {

// The last character is the version: it changes whenever features, weights or layout do.
constexpr std::string_view kMagic = "stepwise model 1";
constexpr std::size_t kHeader = kMagic.size() + sizeof(std::uint64_t);
// More than any pack holds; keeps damaged bytes from asking for memory.
constexpr std::uint64_t kListMax = std::uint64_t{1} << 32;

// FNV-1a over words of eight bytes, then over the rest.
std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325;
  while (bytes.size() >= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), sizeof word);
    hash = std::rotl((hash ^ word) * 0x9E3779B97F4A7C15, 29);
    bytes.remove_prefix(sizeof word);
  }
  for (const char byte : bytes) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
  }
  return hash;
}

class Writer {
 public:
  template <class T>
  void put(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }

  template <class T>
  void put_list(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    put(std::uint64_t{values.size()});
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
  }

  void put_text(std::string_view text) { put_list(std::span<const char>(text)); }

  std::string finish() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// After the first value that isn't there, everything read is empty and `good` is false.
class Source {
 public:
  explicit Source(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  T take() {
    T value{};
    good_ = good_ && bytes_.size() >= sizeof value;
    if (!good_) return value;
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }

  template <class T>
  std::vector<T> take_list() {
    const std::size_t count = take_count(sizeof(T));
    std::vector<T> values(count);
    if (count > 0) std::memcpy(values.data(), bytes_.data(), count * sizeof(T));
    bytes_.remove_prefix(count * sizeof(T));
    return values;
  }

  std::string take_text() {
    const std::size_t count = take_count(1);
    std::string text(bytes_.substr(0, count));
    bytes_.remove_prefix(count);
    return text;
  }

  // A count of things that take at least `size` bytes each.
  std::size_t take_count(std::size_t size) {
    const auto count = take<std::uint64_t>();
    good_ = good_ && count < kListMax && count * size <= bytes_.size();
    return good_ ? static_cast<std::size_t>(count) : 0;
  }

  [[nodiscard]] bool finished() const { return good_ && bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool good_ = true;
};

// Field by field: the padding of a struct is not ours to store.
void put_vocabulary(Writer& writer, const Vocabulary& vocabulary) {
  std::vector<FeatureKey> keys;
  std::vector<float> idfs;
  for (const Vocabulary::Entry& entry : vocabulary.entries()) {
    keys.push_back(entry.key);
    idfs.push_back(entry.idf);
  }
  writer.put_list(std::span<const FeatureKey>(keys));
  writer.put_list(std::span<const float>(idfs));
  writer.put(vocabulary.idf_max());
}

bool take_vocabulary(Source& source, Vocabulary& vocabulary) {
  const auto keys = source.take_list<FeatureKey>();
  const auto idfs = source.take_list<float>();
  const auto idf_max = source.take<float>();
  if (keys.size() != idfs.size()) return false;
  std::vector<Vocabulary::Entry> entries(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    entries[i] = {keys[i], static_cast<FeatureId>(i), idfs[i]};
  }
  return vocabulary.restore(entries, idf_max);
}

Speller take_speller(Source& source) {
  constexpr std::size_t size_min = sizeof(std::uint64_t) + sizeof(std::uint32_t);
  std::vector<Speller::Known> words(source.take_count(size_min));
  for (Speller::Known& known : words) {
    known.word = source.take_text();
    known.count = source.take<std::uint32_t>();
  }
  return Speller(std::move(words));
}

bool take_weights(Source& source, std::size_t features, std::size_t classes, Weights& weights) {
  const Weights expected(0, classes);
  weights.classes = classes;
  weights.stride = expected.stride;
  weights.rows = source.take_list<float>();
  weights.bias = source.take_list<float>();
  return weights.rows.size() == features * weights.stride && weights.bias.size() == weights.stride;
}

knowledge::Error damaged() { return {"the model's bytes are damaged, expected those of a save"}; }

}  // namespace

std::string encode(const Model& model) {
  Writer writer;
  writer.put(std::uint64_t{model.intents.size()});
  for (const std::string& intent : model.intents) {
    writer.put_text(intent);
  }
  writer.put(model.blocks);
  put_vocabulary(writer, model.vocabulary);
  writer.put_list(std::span<const float>(model.weights.rows));
  writer.put_list(std::span<const float>(model.weights.bias));
  writer.put(std::uint64_t{model.speller.words().size()});
  for (const Speller::Known& known : model.speller.words()) {
    writer.put_text(known.word);
    writer.put(known.count);
  }
  writer.put(model.calibration.scale);
  writer.put(model.calibration.threshold);

  const std::string body = writer.finish();
  Writer whole;
  for (const char c : kMagic) {
    whole.put(c);
  }
  whole.put(checksum(body));
  return whole.finish() + body;
}

knowledge::Result<Model> decode(std::string_view bytes) {
  if (bytes.size() < kHeader) return damaged();
  if (!bytes.starts_with(kMagic)) {
    return knowledge::Error{"the model is of another build, expected '" + std::string(kMagic) +
                            "'"};
  }
  Source header(bytes.substr(kMagic.size()));
  const std::string_view body = bytes.substr(kHeader);
  if (header.take<std::uint64_t>() != checksum(body)) return damaged();

  Source source(body);
  Model model;
  model.intents.resize(source.take_count(sizeof(std::uint64_t)));
  for (std::string& intent : model.intents) {
    intent = source.take_text();
  }
  model.blocks = source.take<BlockWeights>();
  const bool words = take_vocabulary(source, model.vocabulary);
  const bool weights =
      take_weights(source, model.vocabulary.size(), model.intents.size(), model.weights);
  model.speller = take_speller(source);
  model.calibration.scale = source.take<double>();
  model.calibration.threshold = source.take<double>();
  if (!words || !weights || !source.finished()) return damaged();
  return model;
}

}  // namespace intents
