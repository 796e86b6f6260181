// A conversation for tests: events go in one after another, and the last turn can be asked about.
// The clock stands still until it is moved. Not the shell: a conversation never begins anew here.

#pragma once

#include <string>
#include <vector>

#include "dialog/advance.h"
#include "dialog/scene.h"

namespace tests {

// A message of one clear meaning, whose text is no button's label.
[[nodiscard]] intents::Understanding meaning(const std::string& intent);
// A message that no intent fits, for the caller to add to.
[[nodiscard]] intents::Understanding unclear(const std::string& text);

// The small pack's dialog at a place. What it looks at lives as long as the program.
[[nodiscard]] dialog::Scene scene_at(dialog::State state, const std::string& fix = "");
// "takes_path old": what that message is heard as there.
[[nodiscard]] std::string heard_of(dialog::Scene scene, const intents::Understanding& said);

class Talk {
 public:
  // `pack` must outlive the talk.
  explicit Talk(const knowledge::Pack& pack);

  dialog::Brain brain;
  dialog::Circumstances world;
  dialog::Conversation now;
  std::vector<dialog::Effect> effects;  // Of the last turn.

  Talk& happens(const dialog::What& what);
  Talk& says(const std::string& intent);
  Talk& says(const intents::Understanding& understanding);
  // Presses the button of that label; fails the test when there is none.
  Talk& presses(const std::string& label);
  // Presses a button that no reply needs to have shown.
  Talk& signals(dialog::Signal signal, const std::string& argument = "");

  [[nodiscard]] std::vector<dialog::Reply> replies() const;
  // All replies of the last turn as plain text.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::vector<std::string> labels() const;
  [[nodiscard]] bool heard(const std::string& part) const;

  // The last turn's effects of one kind.
  template <class Kind>
  [[nodiscard]] std::vector<Kind> all() const {
    std::vector<Kind> found;
    for (const dialog::Effect& effect : effects) {
      if (const auto* one = std::get_if<Kind>(&effect)) found.push_back(*one);
    }
    return found;
  }

  // The conversation as a scene, to call a part of the dialog by itself.
  [[nodiscard]] dialog::Scene scene() const;
};

}  // namespace tests
