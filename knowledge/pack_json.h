// pack.json: what the article can't say in words. One JSON object; every key is listed here, and
// another one is a mistake. "?" marks what may be left out; a text is one line, plain or **bold**.
//
// id                 text     [a-z][a-z0-9-]*, the pack's name: "iphone-backup"
// title              text     "iPhone backup failed"
// subject            text     after "I help with ": "iPhone backups"
// language           text     BCP 47: "en"
// status_page      ? text     the vendor's status page, for people
// status_services  ? [text]   names in the vendor's status feed: "iCloud Backup"
// fixes              [fix]    one for each ## heading of article.md, in any order
//   id               text     [a-z][a-z0-9-]*
//   heading          text     its ## heading in article.md, to the letter
//   todo             text     after "Let's ": "restart your iPhone"
//   done             text     after "you've ": "restarted"
//   why              text     the longer answer to "why?"
//   minutes          number   1 to 240, what it usually takes
//   risk           ? text     "none" (as when left out), "care" or "removes"
//   goes           ? text     what it removes; needed with "removes", as is a quote in the article
//   stays            text     what stays: "Nothing on your iPhone is removed."
//   prepare        ? text     what to have at hand: "your Wi-Fi password"
//   intent         ? text     the intent that asks for this fix: "restart"
//   last_resort    ? boolean  comes after every other fix; one at least has it
//   check_outage   ? boolean  answered by the vendor's status feed
//   cues           ? [text]   words by which a person says they did it: "restarted"
//   wishes         ? [text]   words by which a person asks for it, beside its intent
//   all_clear      ? object   what a person may find that rules it out
//     label        ? text     the button, at most 30 characters; none when left out
//     cues           [text]   words that say so while the fix is at hand: "all green"
//   variants       ? [object] steps for some phones or symptoms only; the first that fits is shown
//     heading        text     its ### heading under the fix's heading
//     symptoms     ? [text]   symptoms' intents; one of these four is needed
//     models       ? [text]   globs: "iPhone 8*"
//     ios_from     ? text     "15" or "16.1", inclusive
//     ios_below    ? text     exclusive
//     minutes      ? number   what it takes, where that differs from the fix
//   paths          ? [object] side roads a person must choose
//     id             text     [a-z][a-z0-9-]*, not twice in a fix
//     label          text     the button, at most 30 characters
//     heading        text     its ### heading under the fix's heading
//     offer          text     the sentence that offers it
//     symptoms     ? [text]   offered only for these; for any when left out
//     removes      ? boolean  asked for consent first; then these three and a quote are needed:
//     goes         ? text
//     stays        ? text
//     question     ? text     the last thing to think of before the go-ahead
//     cues         ? [text]   words that lead to it while its fix is at hand: "buttons are broken"
// symptoms           [object] in the order of their buttons; one at least is vague
//   intent           text     [a-z][a-z0-9_]*, the intent that names it
//   label          ? text     the button, at most 30 characters; needed unless offered is false
//   summary          text     for the agent: "Backup fails: iCloud storage is full"
//   opening        ? text     said before the first fix
//   vague          ? boolean  names no cause: one question is asked first
//   offered        ? boolean  has a button; true when left out
//   fixes            {id: number}  probability that the fix helps, in (0, 1], at most 1 in all
// errors           ? [object] what the product itself shows
//   text             text     "MBErrorDomain/105"
//   symptom          text     a symptom's intent
//   meaning        ? text     what it says and what helps first
// faqs             ? [object] questions answered in place
//   intent           text     [a-z][a-z0-9_]*
//   question         text
//   answer           text
//   by_fix         ? {id: text}  a better answer while that fix is shown
//
// An intent named anywhere here has a file phrases/INTENT.txt. Cues and wishes are written in the
// language of intents/patterns.h: lower case, "|" for or, "?" for what may be left out, "*" for any
// ending, "~" for a few words, "#" for a number.

#pragma once

#include <string_view>
#include <vector>

#include "knowledge/diagnostic.h"
#include "knowledge/json.h"
#include "knowledge/pack.h"

namespace knowledge {

inline constexpr std::string_view kPackFile = "pack.json";

// The nodes a fix and its parts were read from, by which checks find lines.
struct FixSource {
  const JsonNode* node = nullptr;
  std::vector<const JsonNode*> variants;  // variants[i] is Fix::variants[i].
  std::vector<const JsonNode*> paths;
};

// Nodes point into the tree that was read, which must outlive this.
struct PackDraft {
  Pack pack;                     // Without the article's words, phrases and wording.
  std::vector<FixSource> fixes;  // fixes[i] is pack.fixes[i]; so for the others.
  std::vector<const JsonNode*> symptoms;
  std::vector<const JsonNode*> errors;
  std::vector<const JsonNode*> faqs;
};

// Appends what is wrong with keys and types; what the values mean together is check.h's.
[[nodiscard]] PackDraft read_pack_json(const JsonNode& root, std::vector<Diagnostic>& diagnostics);

}  // namespace knowledge
