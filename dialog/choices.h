// The buttons of each place in a conversation, and finding one of them by its words.

#pragma once

#include <string_view>
#include <vector>

#include "dialog/scene.h"

namespace dialog {

// What can be pressed in the state the conversation is in.
[[nodiscard]] std::vector<Choice> choices_here(const Scene& scene);

[[nodiscard]] std::vector<Choice> symptom_choices(const Scene& scene);
[[nodiscard]] std::vector<Choice> consent_choices(const Scene& scene);
[[nodiscard]] std::vector<Choice> erasure_choices(const Scene& scene);
[[nodiscard]] std::vector<Choice> queue_choices(const Scene& scene);
// For offering a human: with a way on while there is something left to try.
[[nodiscard]] std::vector<Choice> handoff_choices(const Scene& scene);
// Those of the place, with the person in the words of another language, and never without one.
[[nodiscard]] std::vector<Choice> choices_in(const Scene& scene,
                                             const knowledge::OtherLanguage& language);
// For a question between two intents, "a|b".
[[nodiscard]] std::vector<Choice> which_choices(const Scene& scene, std::string_view intents);

// Equal but for ASCII case and surrounding blanks.
[[nodiscard]] bool same_words(std::string_view label, std::string_view text);
// The choice whose label the text is, by same_words; null when none.
[[nodiscard]] const Choice* find_by_label(const std::vector<Choice>& choices,
                                          std::string_view text);

}  // namespace dialog
