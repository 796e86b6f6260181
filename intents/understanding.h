// What one message says, as values: the meeting point of everything in intents/ and the input of
// dialog/. Context-free: it knows the message and the pack, never the conversation.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "intents/attachment.h"
#include "knowledge/device.h"
#include "knowledge/pack.h"

namespace intents {

using knowledge::kOutOfScope;

struct Scored {
  std::string id;         // An intent.
  double confidence = 0;  // Calibrated, in [0, 1].

  friend bool operator==(const Scored&, const Scored&) = default;
};

// An amount of storage as it was said: "5 GB".
struct Size {
  double value = 0;
  std::string unit;  // "MB", "GB", "TB"

  friend bool operator==(const Size&, const Size&) = default;
};

// Why nothing on this phone may be removed.
enum class Fate : std::uint8_t {
  Unharmed,
  Lost,
  Broken,
  Leaving
};  // Leaving: sold, traded in, erased.

// A fix, a side road of it, or what rules it out.
struct Road {
  std::string fix;
  std::string path;  // "" for the fix itself.
  bool all_clear = false;
  bool bare = false;  // Named in one word of several: it may be about anything.

  friend bool operator==(const Road&, const Road&) = default;
};

// A thumb and nothing else: an answer to whatever was asked.
enum class Nod : std::uint8_t { None, Yes, No };

// Why nothing fits well enough.
enum class Abstained : std::uint8_t {
  No,
  Language,      // It is in another language than the pack's.
  Wordless,      // There are no words in it.
  Unsure,        // No intent stands out: what it says is far from every phrase.
  OnlyManners,   // A greeting fits, and what is said with it fits nothing.
  BareAnswer,    // A number or a phone's name: only the open question gives it a meaning.
  OtherSubject,  // It is about something that the pack isn't for.
};

struct Entities {
  knowledge::Device device;
  std::vector<std::string>
      error_codes;  // As in the pack's errors where known: "MBErrorDomain/105".
  std::vector<Size> sizes;
  Fate fate = Fate::Unharmed;
  std::optional<int> ordinal;  // "2", "the second one": 1-based; -1 is "the last one".
  std::optional<int> minutes;  // "in half an hour": 30. "tonight" has none.

  friend bool operator==(const Entities&, const Entities&) = default;
};

struct Understanding {
  // The message with passwords, passcodes and codes replaced by dots: what may be stored.
  std::string text;
  bool held_secret = false;

  // Best first, at most kIntentsMax; of the whole message where it is one thing, else merged from
  // its clauses (a wish for a human wins; then symptoms, fixes, the rest).
  std::vector<Scored> intents;
  bool out_of_scope = false;  // Nothing fits well enough; `intents` still says what came nearest.
  // Every intent that some clause holds with confidence, in the order of the text.
  std::vector<std::string> mentioned;

  Entities entities;
  std::vector<std::string> tried;  // Fix ids the person says they did, in the order said.
  // Those of them that were done, with no word of when or what came of it: perhaps just now.
  std::vector<std::string> just_done;
  bool tried_everything = false;       // "and everything else": said, but not what.
  std::vector<std::string> not_tried;  // Fix ids they say they did not do, or don't want to do.
  std::vector<std::string> refused;    // Those of them that they don't want.
  std::vector<Road> roads;             // What is named as wanted, needed or found; see roads.h.

  bool angry = false;         // Swearing, shouting, a threat to leave.
  bool sarcastic = false;     // Thanks that isn't: never counts as solved.
  bool wordless = false;      // Only emoji, punctuation or spaces.
  Nod nod = Nod::None;        // A thumb up or down, or a mere "y".
  bool agrees = false;        // In so many words: what a consent needs beside sounding like a yes.
  bool acknowledges = false;  // "ok" and nothing else: heard, which need not mean done.
  bool keeps = false;         // Wants what would go to stay.
  bool stored_data = false;   // Names what is stored here: what erasing them is about.
  Attachment attachment = Attachment::None;  // Sent beside the words, or without any.
  std::string language;                      // BCP 47 when it is surely not the pack's; else "".

  // Why: the words that weighed most for the best intent, how far the second best is behind it, and
  // what spoke against all of them when `out_of_scope`.
  std::vector<std::string> evidence;
  double margin = 0;  // Best confidence minus the second.
  Abstained abstained = Abstained::No;

  friend bool operator==(const Understanding&, const Understanding&) = default;
};
inline constexpr std::size_t kIntentsMax = 5;

}  // namespace intents
