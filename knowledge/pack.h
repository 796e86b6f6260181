// A troubleshooting article as values: what a knowledge pack says once its files are parsed.
//
// Nothing here reads files (the loader in bot/ does) and nothing decides what to say when (dialog/
// does). All texts are CommonMark's inline subset that every channel can show: plain text and
// **bold**; no other markup, no line breaks inside a step.
//
// Values; safe to share between threads once built.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/device.h"
#include "knowledge/wording.h"

namespace knowledge {

struct Step {
  std::string text;  // One action: "Open **Settings** and tap your name at the top."
  std::string hint;  // "If you don't see it: …", with older menu names; "" when there is none.

  friend bool operator==(const Step&, const Step&) = default;
};

// Something to do from top to bottom.
struct Procedure {
  std::string warning;  // From the article's quote; "" when nothing is removed or paid for.
  std::vector<Step> steps;
  int minutes = 0;  // What it takes where that differs from the fix; 0 where it doesn't.

  friend bool operator==(const Procedure&, const Procedure&) = default;
};

// Steps for phones or symptoms that differ; the first that fits replaces the fix's own steps.
struct Variant {
  std::string heading;  // The article's ### heading.
  Condition when;
  std::vector<std::string> symptoms;  // Only for these (intents); empty: for any.
  Procedure procedure;
};

// A side road inside a fix that a person must choose ("Old backups" in check-storage).
struct Path {
  std::string id;       // "old-backups"
  std::string label;    // The button, at most kLabelCharsMax characters: "Old backups".
  std::string heading;  // The article's ### heading.
  std::string offer;    // The sentence that offers it: "Old backups are often the biggest thing."
  std::vector<std::string> symptoms;  // Offered only for these (intents); empty: for any.
  bool removes =
      false;          // Asked for with consent first; then `goes`, `stays` and `question` are set.
  std::string goes;   // A sentence: "A backup you delete can't be brought back."
  std::string stays;  // A sentence: "What is on your phones stays as it is."
  std::string question;  // The last thing to think of before the go-ahead, as a question.
  // Words that lead to it while its fix is at hand: "buttons are broken", "photos".
  std::vector<std::string> cues;
  Procedure procedure;
};

// What a person may find that rules the fix out: "all green".
struct AllClear {
  std::string label;  // The button, at most kLabelCharsMax characters; "" for none.
  std::vector<std::string> cues;
};

enum class Risk : std::uint8_t {
  None,     // Nothing is lost by trying.
  Care,     // Hard to take back (an update), or may cost money; said, not asked.
  Removes,  // Removes something: consent before it is shown.
};

struct Fix {
  std::string id;       // "restart-iphone"
  std::string heading;  // The article's ## heading: "Restart your iPhone".
  std::string todo;     // After "Let's " or "Next, we can ": "restart your iPhone".
  std::string done;     // After "you've ": "restarted".
  std::string intro;    // Why it helps, one or two sentences; the section's first paragraph.
  std::string why;      // The longer answer to "why?".
  int minutes = 0;      // What it usually takes.
  Risk risk = Risk::None;
  std::string goes;           // What it removes; for Risk::Removes never "".
  std::string stays;          // What stays, for every fix: "Nothing on your iPhone is removed."
  std::string prepare;        // What to have at hand before ("your Wi-Fi password"); may be "".
  std::string intent;         // The intent that asks for this very fix ("restart"); may be "".
  bool last_resort = false;   // Comes after every other fix (contact-support).
  bool check_outage = false;  // Answered by the vendor's status feed where one is read.
  // Words by which a person says that they did it already: "restarted", "turned it off and on".
  std::vector<std::string> cues;
  // Words by which a person asks for it where no intent does: "how do i sign out".
  std::vector<std::string> wishes;
  AllClear all_clear;
  Procedure procedure;
  std::vector<Variant> variants;
  std::vector<Path> paths;
  int line = 0;  // In article.md.
};

struct Likely {
  std::string fix;
  double probability = 0;  // That this fix is the one that helps, given the symptom; in (0, 1].
};

struct Symptom {
  std::string intent;         // Its id as well: "storage_full_icloud".
  std::string label;          // The button: "iCloud is full".
  std::string summary;        // For the agent's packet: "Backup fails: iCloud storage is full".
  std::string opening;        // Said before the first fix: why that fits. May be "".
  bool vague = false;         // Names no cause ("backup failed"): one question is asked first.
  bool offered = true;        // Has a button when the symptom is asked for.
  std::vector<Likely> fixes;  // Most likely first; fixes not named have kUnlistedProbability.
};
inline constexpr double kUnlistedProbability = 0.02;

// What the product itself shows, and what it means.
struct ErrorString {
  std::string text;     // "MBErrorDomain/105", "The last backup could not be completed".
  std::string symptom;  // A symptom's intent.
  std::string meaning;  // Two sentences at most: what it says and what helps first; may be "".
};

// A question that may come at any time and is answered in place.
struct Faq {
  std::string intent;    // "faq_cost"
  std::string question;  // For the editor and for buttons.
  std::string answer;
  std::map<std::string, std::string> by_fix;  // A better answer while that fix is shown.
};

struct Pack {
  std::string id;                            // "iphone-backup"
  std::string title;                         // "iPhone backup failed"
  std::string subject;                       // "iPhone backups": after "I help with ".
  std::string language;                      // BCP 47: "en".
  std::string status_page;                   // For people: "apple.com/support/systemstatus".
  std::vector<std::string> status_services;  // Names in the status feed: "iCloud Backup".
  std::vector<Fix> fixes;                    // In the article's order.
  std::vector<Symptom> symptoms;             // In the order of their buttons.
  std::vector<ErrorString> errors;
  std::vector<Faq> faqs;
  std::map<std::string, std::vector<std::string>> phrases;  // Intent -> example phrases.
  Wording wording;

  // Null when there is none of that name.
  [[nodiscard]] const Fix* find_fix(std::string_view fix_id) const;
  [[nodiscard]] const Fix* fix_for_intent(std::string_view intent) const;
  [[nodiscard]] const Symptom* find_symptom(std::string_view intent) const;
  [[nodiscard]] const Faq* find_faq(std::string_view intent) const;
};

// The steps of `fix` that fit the phone and the symptom (an intent, "" while unknown): those of the
// first variant that fits, else the fix's own.
[[nodiscard]] const Procedure& procedure_for(const Fix& fix, const Device& device,
                                             std::string_view symptom);
[[nodiscard]] const Path* find_path(const Fix& fix, std::string_view id);

// Slack shows about 30 characters of a button; Telegram cuts earlier in rows of two.
inline constexpr std::size_t kLabelCharsMax = 30;
// What a message is about that fits no intent. Its phrases, which a pack may leave out, are
// examples of what the pack isn't for.
inline constexpr std::string_view kOutOfScope = "out_of_scope";

}  // namespace knowledge
