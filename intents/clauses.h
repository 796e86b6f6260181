// One message cut into the things it says: at the ends of sentences, at "but" and its like, and at
// commas and "and" where something new begins ("…, it still fails", "and can I …"). A list
// ("restart, update, everything") and a name ("apple.com", "iOS 17.2") stay whole.
//
// Rough on purpose: each clause is classified by itself, and the whole message as well.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "intents/words.h"

namespace intents {

struct Clause {
  std::size_t first = 0;  // Words [first, last); never empty.
  std::size_t last = 0;
  bool negates = false;  // "it's not the wifi", "not the phone": says what it isn't.
  bool asks = false;     // "what is …", "can you …": wants an answer.

  friend bool operator==(const Clause&, const Clause&) = default;
};

// A message cut finer than this says little more; what is left stays in the last clause.
inline constexpr std::size_t kClausesMax = 16;

[[nodiscard]] std::vector<Clause> clauses_of(const Words& words);

[[nodiscard]] std::string_view text_of(const Clause& clause, const Words& words);

}  // namespace intents
