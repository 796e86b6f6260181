// Which fixes and side roads a message names as wanted or needed: "how do i sign out", "the
// buttons are broken". And which are ruled out by what was found: "all green". The words are the
// pack's (Fix::wishes, Path::cues, AllClear::cues, in the language of patterns.h); said as a denial
// ("I can't sign out", "no old backups") they name nothing.
//
// Whether a side road is meant depends on the fix at hand, which is the dialog's to know.

#pragma once

#include <vector>

#include "intents/patterns.h"
#include "intents/understanding.h"
#include "intents/words.h"
#include "knowledge/pack.h"

namespace intents {

class Roads {
 public:
  explicit Roads(const knowledge::Pack& pack);

  // In the order of the article's fixes, within one as said; each once.
  [[nodiscard]] std::vector<Road> read(const Words& words) const;

 private:
  // Patterns of one fix: those of two may begin at the same word, and both are told.
  struct Signposts {
    std::vector<Road> roads;  // By row of `patterns`.
    Patterns patterns;
  };
  std::vector<Signposts> by_fix_;
};

}  // namespace intents
