#include "intents/stem.h"

#include <new>

#include <libstemmer.h>

namespace intents {

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer() : stemmer_(sb_stemmer_new("english", "UTF_8")) {
  // The algorithm is compiled in, so only memory can be missing.
  if (!stemmer_) throw std::bad_alloc();
}

std::string_view Stemmer::stem(std::string_view word) {
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), bytes, static_cast<int>(word.size()));
  if (stem == nullptr) throw std::bad_alloc();
  const auto length = static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()));
  return {reinterpret_cast<const char*>(stem), length};
}

}  // namespace intents
