// Whether what is said at a word was done, was not done, or is only talked about: English's
// negations, questions and wishes, followed word by word through a sentence. Knows nothing of
// fixes; rough where English is, and then rather "only talked about".

#pragma once

#include <cstddef>

#include "intents/words.h"

namespace intents {

enum class Holds : std::uint8_t {
  Open,     // Said plainly: "restarted it". A past form counts, a bare one doesn't.
  Done,     // "I tried …", "already did …": bare forms count too.
  Undone,   // "haven't …", "without …", "don't want to …".
  Talk,     // "should I …", "when I …", "it asks to …": neither.
  Followed  // "after …": what came before the trouble, or a fix that didn't help.
};

class Scope {
 public:
  explicit Scope(const Words& words) : words_(&words) {}

  // To be called for each word in turn that isn't part of a fix's cue.
  void pass(std::size_t at);
  // Before the first word of a cue, then after its last.
  void enter_cue(std::size_t at, bool past_form);
  // `licenses`: the cue itself says that things were done ("done restart", "tried restarting").
  void leave_cue(bool licenses);

  [[nodiscard]] Holds holds() const { return holds_; }
  // Undone since it isn't wanted: "don't want to", "rather not".
  [[nodiscard]] bool refused() const { return refused_; }

 private:
  void begin_clause(std::size_t at);
  void set(Holds holds);
  [[nodiscard]] bool asks(std::size_t at) const;
  [[nodiscard]] bool negate(std::size_t at);
  [[nodiscard]] bool license(std::size_t at);
  [[nodiscard]] bool doubt(std::size_t at);
  void carry(std::size_t at);
  [[nodiscard]] bool attempt_fails(std::size_t at) const;

  const Words* words_;
  Holds holds_ = Holds::Open;
  bool refused_ = false;
  bool bare_verb_next_ = false;  // Negated by "did not": a past form later is another matter.
};

}  // namespace intents
