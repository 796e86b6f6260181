#include "tests/dialog/talk.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "dialog/reading.h"
#include "tests/dialog/small_pack.h"

namespace tests {

intents::Understanding meaning(const std::string& intent) {
  intents::Understanding understanding;
  understanding.text = "a text that is no button's label";
  understanding.intents = {{intent, 0.9}};
  understanding.mentioned = {intent};
  understanding.agrees = intent == "yes";
  understanding.stored_data = intent == "erase_my_data";
  return understanding;
}

intents::Understanding unclear(const std::string& text) {
  intents::Understanding understanding;
  understanding.text = text;
  understanding.out_of_scope = true;
  return understanding;
}

dialog::Scene scene_at(dialog::State state, const std::string& fix) {
  static const knowledge::Pack kPack = small_pack();
  static const Talk kTalk(kPack);
  dialog::Scene scene = kTalk.scene();
  scene.now.state = state;
  scene.now.fix = fix;
  return scene;
}

std::string heard_of(dialog::Scene scene, const intents::Understanding& said) {
  read_message(scene, said);
  const std::string name(to_string(scene.heard.signal));
  return scene.heard.argument.empty() ? name : name + ' ' + scene.heard.argument;
}

Talk::Talk(const knowledge::Pack& pack) {
  brain.pack = &pack;
  now.id = "k3v9x0q2m7b5t1aw";
  world.agents_present = true;
  world.now = dialog::Instant(std::chrono::hours(24 * 365 * 50));
}

Talk& Talk::happens(const dialog::What& what) {
  dialog::Turn turn = dialog::advance(brain, now, {what, world});
  now = std::move(turn.next);
  effects = std::move(turn.effects);
  return *this;
}

Talk& Talk::says(const std::string& intent) { return says(meaning(intent)); }

Talk& Talk::says(const intents::Understanding& understanding) {
  return happens(dialog::Said{understanding});
}

Talk& Talk::presses(const std::string& label) {
  const auto found = std::find_if(now.choices.begin(), now.choices.end(),
                                  [&](const dialog::Choice& c) { return c.label == label; });
  INFO(label);
  REQUIRE(found != now.choices.end());
  return happens(dialog::Pressed{dialog::Choice(*found), false});
}

Talk& Talk::signals(dialog::Signal signal, const std::string& argument) {
  return happens(dialog::Pressed{{"", signal, argument, ""}, false});
}

std::vector<dialog::Reply> Talk::replies() const {
  std::vector<dialog::Reply> found;
  for (const dialog::Say& spoken : all<dialog::Say>())
    found.push_back(spoken.reply);
  return found;
}

std::string Talk::text() const {
  std::string text;
  for (const dialog::Reply& reply : replies())
    text += plain_text(reply) + '\n';
  return text;
}

std::vector<std::string> Talk::labels() const {
  std::vector<std::string> labels;
  for (const dialog::Choice& choice : now.choices)
    labels.push_back(choice.label);
  return labels;
}

bool Talk::heard(const std::string& part) const { return text().find(part) != std::string::npos; }

dialog::Scene Talk::scene() const {
  dialog::Scene scene{};
  scene.brain = &brain;
  scene.world = &world;
  scene.now = now;
  return scene;
}

}  // namespace tests
