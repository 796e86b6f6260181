#include "dialog/conversation.h"

#include <algorithm>
#include <array>

namespace dialog {
namespace {

constexpr std::array<std::string_view, 5> kOutcomeNames = {"shown", "said_tried", "failed",
                                                           "skipped", "solved"};
constexpr std::array<std::string_view, 7> kClosingNames = {
    "open", "solved", "silence", "stopped", "started_over", "erased", "resolved"};

constexpr std::array<std::string_view, 4> kFateNames = {"unharmed", "lost", "broken", "leaving"};

template <class Enum, std::size_t kSize>
std::optional<Enum> from_name(const std::array<std::string_view, kSize>& names,
                              std::string_view name) {
  const auto* found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view to_string(Outcome outcome) {
  return kOutcomeNames[static_cast<std::size_t>(outcome)];
}
std::optional<Outcome> outcome_from(std::string_view name) {
  return from_name<Outcome>(kOutcomeNames, name);
}

std::string_view to_string(intents::Fate fate) {
  return kFateNames[static_cast<std::size_t>(fate)];
}
std::optional<intents::Fate> fate_from(std::string_view name) {
  return from_name<intents::Fate>(kFateNames, name);
}

std::string_view to_string(Closing closing) {
  return kClosingNames[static_cast<std::size_t>(closing)];
}
std::optional<Closing> closing_from(std::string_view name) {
  return from_name<Closing>(kClosingNames, name);
}

void release(Conversation& conversation, HandoffStep step) {
  conversation.owner = {};
  ++conversation.owner_epoch;
  conversation.handoff = next_handoff(conversation.handoff, step);
  conversation.queued_since = {};
  conversation.waits_since = {};
  conversation.snoozed_until = {};
  conversation.at_desk = false;
}

const Attempt* find_attempt(const Conversation& conversation, std::string_view fix) {
  const auto found = std::find_if(conversation.attempts.begin(), conversation.attempts.end(),
                                  [&](const Attempt& attempt) { return attempt.fix == fix; });
  return found == conversation.attempts.end() ? nullptr : &*found;
}

bool is_untried(const Conversation& conversation, std::string_view fix) {
  const Attempt* attempt = find_attempt(conversation, fix);
  return attempt == nullptr || attempt->outcome == Outcome::Shown;
}

}  // namespace dialog
