// One turn while it is being played: the conversation as it changes, what was heard, and what has
// been said so far. Lives within one call of advance().

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialog/brain.h"
#include "dialog/conversation.h"
#include "dialog/effect.h"
#include "dialog/order.h"

namespace dialog {

// A signal with what it is about: "wants_fix", "restart-iphone".
struct Heard {
  Signal signal = Signal::OutOfScope;
  std::string argument;
};

struct Scene {
  const Brain* brain;
  const Circumstances* world;
  Conversation now;
  Heard heard;

  // Of an agent's act beside the signal itself.
  std::string by;        // The agent's name.
  bool at_desk = false;  // Where their presence is known.
  Instant until;         // Of a snooze.

  // Said in the message beside the signal itself.
  std::vector<std::string> newly_tried;    // Fix ids that count as tried from this message on.
  int minutes = 0;                         // A delay that was named, 0 for none.
  std::vector<std::string> newly_refused;  // Fix ids they don't want, other than the one at hand.
  bool tried_everything = false;           // More than what they name.
  bool worried = false;                    // About what may be lost, beside something else.
  bool angry = false;
  bool held_secret = false;
  intents::Attachment attachment = intents::Attachment::None;
  bool same_place = false;  // What was named is what is being worked on.
  bool again = false;       // The same was heard last time, and nothing has moved since.

  std::vector<std::string> openers;  // Sentences to say before the next lead.
  std::vector<Effect> effects;

  [[nodiscard]] const knowledge::Pack& pack() const { return *brain->pack; }
  [[nodiscard]] const knowledge::Wording& wording() const { return brain->pack->wording; }
  // The fix shown or about to be shown, null for none.
  [[nodiscard]] const knowledge::Fix* fix() const { return pack().find_fix(now.fix); }
  // The side road of it, null for none.
  [[nodiscard]] const knowledge::Path* path() const;
  // The steps that are shown now: of the side road, or of the fix for this phone and symptom.
  [[nodiscard]] const knowledge::Procedure* procedure() const;

  // A fix, or a step of it, is being shown.
  [[nodiscard]] bool helping() const {
    return now.state == State::OfferingFix || now.state == State::WalkingSteps;
  }
  // That, or its consent is being asked for.
  [[nodiscard]] bool at_fix() const {
    return fix() != nullptr && (helping() || now.state == State::ConfirmingRisk);
  }

  // An agent has it, and the cause it was handed over with: what is said to them replaces none.
  [[nodiscard]] bool cause_stands() const;

  // A line of wording.json in the form whose turn it is: another one than last time.
  [[nodiscard]] std::string line(knowledge::LineKey key,
                                 std::initializer_list<knowledge::Fill> fills = {}) const {
    return wording().line(key, static_cast<std::size_t>(now.spoken), fills);
  }
};

// What is said to a message without words: it depends on what was sent instead.
[[nodiscard]] std::string wordless_line(const Scene& scene);

// Says a reply: puts the openers before it, binds its buttons to this turn and makes them the ones
// that count. A reply without buttons leaves those of an earlier reply of the same turn in force.
void say(Scene& scene, Reply reply);
// The same in the name of the handoff, under the owner's new epoch.
void announce(Scene& scene, Reply reply);

// Notes what became of a fix; a later word on it replaces the earlier one.
void note_attempt(Scene& scene, std::string_view fix, Outcome outcome);

// Hands the conversation to another owner, under a new epoch.
void change_owner(Scene& scene, Owner owner);

// "a", "a and b", "a, b and c".
[[nodiscard]] std::string join_words(const std::vector<std::string>& words);
// Sentences with one space between them; empty ones are left out.
[[nodiscard]] std::string join_sentences(std::initializer_list<std::string_view> sentences);
// Each on a line of its own: what goes, what stays, how long.
[[nodiscard]] std::string join_lines(std::initializer_list<std::string_view> lines);

}  // namespace dialog
