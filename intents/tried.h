// Which fixes a message says were done, or were not. The words for each fix are the pack's
// (Fix::cues, in the language of patterns.h, written as a past: "restarted", "turned it off and
// on"); a cue matches in any form of its verbs, and what was meant is decided by the words around:
//
//   done       "restarted twice", "tried restarting", "done restart, update", "reset didn't help"
//   not done   "haven't restarted", "did not update", "don't really want to update"
//   neither    "how do I restart?", "after I updated it fails", "I can't update", "it restarts"
//
// A cue that states how things are ("wifi is fine", "no update available") needs no doing: said
// plainly it counts as done, denied or asked it counts as nothing.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "intents/patterns.h"
#include "intents/scope.h"
#include "intents/words.h"
#include "knowledge/pack.h"

namespace intents {

struct FixMention {
  std::string fix;
  bool done = false;
  bool stated = false;   // By how things are, not by something done.
  bool refused = false;  // Not done since it isn't wanted.
  std::size_t at = 0;    // The first word.
};

// "I tried everything": more was done than is said. `names_some`: the message names a fix that was
// done, and then "…, update, everything" says it too.
[[nodiscard]] bool claims_everything(const Words& words, bool names_some);

// "already", "yesterday", "twice", "didn't help": what was done was done before now.
[[nodiscard]] bool tells_of_before(const Words& words);

class TriedFixes {
 public:
  explicit TriedFixes(const knowledge::Pack& pack);

  // In the order said; a fix may come twice.
  [[nodiscard]] std::vector<FixMention> read(const Words& words) const;

 private:
  // "restarted it", "power cycled", "network reset", "wifi is fine".
  enum class Kind : std::uint8_t { Act, Deed, Thing, State };
  struct Cue {
    std::string fix;
    Kind kind = Kind::Act;
    bool negative = false;  // The cue itself says "no" or "not".
  };
  struct Reading;

  // The cue at this word, unless it swallows another fix's ("tried restarting the network").
  [[nodiscard]] std::optional<Patterns::Hit> cue_at(const Words& roots, std::size_t at) const;
  [[nodiscard]] static Kind kind_of(const std::vector<std::string>& words);
  [[nodiscard]] bool has_other_person(const Words& words, const Patterns::Hit& hit) const;
  [[nodiscard]] bool by_other(const Words& words, const Patterns::Hit& hit) const;

  std::vector<Cue> cues_;  // By row of `patterns_`.
  Patterns patterns_;      // Over verb roots.
};

}  // namespace intents
