// The Snowball stem of an English word (libstemmer's "english"): "restarted" -> "restart".
// Words of other languages come back nearly as they were, which does no harm.
//
// One object is for one thread at a time; making one costs less than a microsecond.

#pragma once

#include <memory>
#include <string_view>

struct sb_stemmer;  // Only stem.cpp sees <libstemmer.h>.

namespace intents {

class Stemmer {
 public:
  Stemmer();

  // Valid until the next call.
  [[nodiscard]] std::string_view stem(std::string_view word);

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

}  // namespace intents
