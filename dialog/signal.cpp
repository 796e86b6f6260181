#include "dialog/signal.h"

#include <algorithm>
#include <array>

namespace dialog {
namespace {

constexpr std::array<std::string_view, kSignalCount> kSignalNames = {
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
    "wake_due",
    "queue_due",
    "outage_due",
    "agent_claimed",
    "agent_said",
    "agent_sent_fix",
    "agent_snoozed",
    "agent_waits",
    "agent_transferred",
    "agent_returned",
    "agent_resolved",
    "agent_reopened",
    "agent_noted",
    "agent_gone",
};
static_assert(!kSignalNames.back().empty(), "a signal has no name");

}  // namespace

std::string_view to_string(Signal signal) { return kSignalNames[static_cast<std::size_t>(signal)]; }

std::optional<Signal> signal_from(std::string_view name) {
  const auto* found = std::find(kSignalNames.begin(), kSignalNames.end(), name);
  if (found == kSignalNames.end()) return std::nullopt;
  return static_cast<Signal>(found - kSignalNames.begin());
}

}  // namespace dialog
