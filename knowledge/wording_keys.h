// The closed list of lines in wording.json: their keys, and the placeholders each may use.
// A line that dialog/ wants to say begins here.

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace knowledge {

struct WordingKey {
  std::string_view name;
  std::string_view placeholders;  // Separated by spaces: "fix minutes".
};

inline constexpr auto kWordingKeys = std::to_array<WordingKey>({
    {"greeting", "subject"},
    {"hello_again", ""},
    {"ask_symptom", ""},
    {"backup_failed", ""},
    {"ask_which", "a b"},
    {"what_i_do", "subject"},
    {"privacy", "days"},
    {"takes_one_minute", ""},
    {"takes_minutes", "minutes"},
    {"ask_how_it_went", ""},
    {"more_steps", ""},
    {"likeliest", ""},
    {"moving_on", "count"},
    {"moving_on_last", ""},
    {"moving_on_last_resort", ""},
    {"skipping", ""},
    {"keep_trying", ""},
    {"came_back", ""},
    {"again", ""},
    {"going_back", ""},
    {"for_model", "model"},
    {"noted_tried", "done"},
    {"noted_everything", ""},
    {"noted_refused", "todo"},
    {"path_lead", ""},
    {"consent_lead", "todo"},
    {"ask_consent", ""},
    {"consented", ""},
    {"refused", ""},
    {"walk_first", ""},
    {"walk_next", ""},
    {"walk_back", ""},
    {"walk_again", ""},
    {"walk_again_ask_ios", ""},
    {"walk_again_no_hint", ""},
    {"place_step", ""},
    {"place_step_lead", ""},
    {"how_to_check", ""},
    {"ask_result", ""},
    {"place_fix", "todo"},
    {"place_consent", "todo"},
    {"place_path_consent", "path"},
    {"place_handoff", ""},
    {"place_queue", ""},
    {"place_closed", ""},
    {"why_order", ""},
    {"why_order_symptom", "symptom"},
    {"noted", ""},
    {"noted_device", "device"},
    {"you_are_welcome", ""},
    {"anger", ""},
    {"anger_again", ""},
    {"later", ""},
    {"later_reminder", ""},
    {"wordless", ""},
    {"out_of_scope", "subject"},
    {"foreign_language", ""},
    {"secret", ""},
    {"secret_aside", ""},
    {"stale_button", ""},
    {"status_clear", "age"},
    {"status_down", "age service"},
    {"just_now", ""},
    {"one_minute_ago", ""},
    {"minutes_ago", "minutes"},
    {"offer_exhausted", ""},
    {"offer_misunderstood", ""},
    {"offer_lost", ""},
    {"offer_round", ""},
    {"offer_angry", ""},
    {"offer_human", ""},
    {"offer_away", "when"},
    {"offer_nobody", ""},
    {"fate_lost", ""},
    {"fate_broken", ""},
    {"fate_leaving", ""},
    {"fate_refused", ""},
    {"joined", ""},
    {"queue_first", ""},
    {"queue_place", "place"},
    {"queue_waiting", ""},
    {"queue_front", ""},
    {"queue_away", "when"},
    {"queue_nobody", ""},
    {"passed_on", "known"},
    {"passed_on_nothing", ""},
    {"meanwhile", ""},
    {"agent_joined", "agent"},
    {"agent_gone", ""},
    {"agent_done", ""},
    {"bot_is_back", ""},
    {"solved", ""},
    {"ask_rating", ""},
    {"rated", ""},
    {"rated_low", ""},
    {"rating_skipped", ""},
    {"ask_erasure", ""},
    {"erased", ""},
    {"stopped", ""},
    {"started_over", ""},
    {"remind", ""},
    {"follow_up", ""},
    {"closed_for_silence", ""},
    {"welcome_back", ""},
    {"button_worked", ""},
    {"button_failed", ""},
    {"button_steps", ""},
    {"button_human", ""},
    {"button_next", ""},
    {"button_more", ""},
    {"button_lost", ""},
    {"button_back", ""},
    {"button_no_idea", ""},
    {"button_neither", ""},
    {"button_go_ahead", ""},
    {"button_something_else", ""},
    {"button_yes_human", ""},
    {"button_go_on", ""},
    {"button_start_over", ""},
    {"button_keep_trying", ""},
    {"button_stop", ""},
    {"button_in_half_an_hour", ""},
    {"button_tomorrow", ""},
    {"button_skip_rating", ""},
    {"button_erase", ""},
    {"button_keep", ""},
});

constexpr std::optional<std::size_t> find_wording_key(std::string_view name) {
  for (std::size_t i = 0; i < kWordingKeys.size(); ++i) {
    if (kWordingKeys[i].name == name) return i;
  }
  return std::nullopt;
}

consteval std::size_t wording_index(std::string_view name) {
  const auto found = find_wording_key(name);
  if (!found) throw std::logic_error("no such line in kWordingKeys");
  return *found;
}

}  // namespace knowledge
