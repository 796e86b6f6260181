#include <array>

#include "dialog/table.h"

namespace dialog {
namespace {

constexpr auto kGuardNames = std::to_array<std::string_view>({
    "always",          "fix_shown",        "next_removes",    "nothing_left",
    "wanted_removes",  "wanted_forbidden", "same_place",      "second_stray",
    "second_miss",     "first_step",       "last_step",       "path_shown",
    "has_earlier_fix", "in_queue",         "only_human_left", "forbidden_in_queue",
    "fix_open",        "more_steps",       "heard_again",     "goes_round",
    "wanted_unknown",  "to_queue",         "outage_lasts",    "rated",
});
constexpr auto kActionNames = std::to_array<std::string_view>({
    "ignore",
    "greet",
    "ask_symptom",
    "ask_which",
    "show_next",
    "show_wanted",
    "show_more",
    "show_again",
    "show_earlier",
    "ask_consent_for_next",
    "ask_consent_for_wanted",
    "show_consented",
    "take_path",
    "refuse",
    "walk_first",
    "walk_next",
    "walk_back",
    "walk_again",
    "ask_result",
    "answer_question",
    "answer_how_long",
    "answer_what_is_lost",
    "answer_why",
    "answer_what_you_do",
    "note_details",
    "note_refusal",
    "warm",
    "sympathise",
    "wait",
    "warn_of_secret",
    "clarify",
    "answer_foreign",
    "repeat_place",
    "repeat_after_stale",
    "celebrate",
    "settle",
    "take_rating",
    "leave_rating",
    "offer_human",
    "offer_human_for_fate",
    "join_queue",
    "tell_queue",
    "tell_place",
    "relay",
    "agent_takes_over",
    "agent_sends_fix",
    "agent_snoozes",
    "agent_awaits_person",
    "agent_wakes",
    "agent_returns_fix",
    "agent_returns",
    "agent_resolves",
    "agent_is_gone",
    "ask_erasure",
    "erase",
    "stop",
    "start_over",
    "remind",
    "follow_up",
    "expire",
    "keep_watching",
    "tell_outage_over",
    "close_for_silence",
    "close_quietly",
    "welcome_back",
    "carry_on",
});
static_assert(kGuardNames.size() == static_cast<std::size_t>(Guard::Rated) + 1);
static_assert(kActionNames.size() == static_cast<std::size_t>(Action::CarryOn) + 1);

}  // namespace

std::string_view to_string(Guard guard) { return kGuardNames[static_cast<std::size_t>(guard)]; }
std::string_view to_string(Action action) { return kActionNames[static_cast<std::size_t>(action)]; }

}  // namespace dialog
