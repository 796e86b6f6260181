// What is known of a case, for the person ("I've passed on …") and for the agent who takes it: as
// values for a page, and as a short text to paste. Pure; the transcript isn't in it.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialog/conversation.h"
#include "knowledge/pack.h"

namespace dialog {

// "your iCloud is full, iPhone 13, restarted and updated"; "" when nothing is known yet.
[[nodiscard]] std::string what_is_known(const knowledge::Pack& pack, const Conversation& now);

struct Packet {
  struct Tried {
    const knowledge::Fix* fix = nullptr;
    Outcome outcome = Outcome::Shown;
    Instant at;
  };

  std::string problem;  // The symptom in words; "" while unknown.
  std::string model;
  std::string ios;
  std::string error_code;
  intents::Fate phone = intents::Fate::Unharmed;
  std::string language;
  std::vector<Tried> tried;  // In the order of the first mention.
  std::vector<const knowledge::Fix*> not_tried;
  std::string reason;    // Why a person was asked for; "" when none was.
  Instant queued_since;  // 0: never was in line.
  Instant waits_since;   // 0: doesn't wait.
};

// Points into `pack`.
[[nodiscard]] Packet packet_of(const knowledge::Pack& pack, const Conversation& now);

// "iCloud is full, tried 2": a row of a list.
[[nodiscard]] std::string headline(const Packet& packet);
// "Problem: iCloud is full": what isn't known has none. Times in UTC.
struct Fact {
  std::string_view name;
  std::string value;

  friend bool operator==(const Fact&, const Fact&) = default;
};
[[nodiscard]] std::vector<Fact> facts_of(const Packet& packet);
// A line a fact, and how long they wait.
[[nodiscard]] std::string plain_text(const Packet& packet, Instant now);

}  // namespace dialog
