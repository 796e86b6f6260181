#include "dialog/signal.h"

#include <algorithm>
#include <array>

namespace dialog {
namespace {

constexpr std::array<std::string_view, kSignalCount> kNames = {
    "greeted",
    "described",
    "said_it_failed",
    "does_not_know",
    "wants_fix",
    "said_tried",
    "worked",
    "did_not_work",
    "yes",
    "no",
    "needs_steps",
    "next",
    "back",
    "skip",
    "declines",
    "takes_path",
    "asks",
    "asks_how_long",
    "asks_what_is_lost",
    "asks_why",
    "asks_what_you_do",
    "is_unsure",
    "gave_details",
    "wants_human",
    "keeps_trying",
    "later",
    "came_back",
    "thanks",
    "says_goodbye",
    "complains",
    "stops",
    "starts_over",
    "wants_erasure",
    "confirms_erasure",
    "keeps_data",
    "rates",
    "skips_rating",
    "sent_secret",
    "wordless",
    "out_of_scope",
    "foreign_language",
    "pressed_stale",
    "phone_is_gone",
    "remind_due",
    "close_due",
    "follow_up_due",
    "agent_claimed",
    "agent_said",
    "agent_returned",
    "agent_resolved",
    "agent_gone",
};
static_assert(!kNames.back().empty(), "a signal has no name");

}  // namespace

std::string_view to_string(Signal signal) { return kNames[static_cast<std::size_t>(signal)]; }

std::optional<Signal> signal_from(std::string_view name) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Signal>(found - kNames.begin());
}

}  // namespace dialog
