#include "tests/dialog/small_pack.h"

#include <algorithm>

namespace tests {
namespace {

knowledge::Fix look() {
  knowledge::Fix fix;
  fix.id = "look";
  fix.heading = "Look";
  fix.todo = "look at your storage";
  fix.done = "looked";
  fix.intro = "It may be full.";
  fix.minutes = 3;
  fix.intent = "look_up";
  fix.procedure.steps = {{"Open **Settings**.", ""}, {"Tap your name.", "If not: scroll."}};
  knowledge::Path path;
  path.id = "old";
  path.label = "Old backups";
  path.offer = "Old backups are often big.";
  path.removes = true;
  path.goes = "A deleted backup is gone.";
  path.stays = "Your phone stays as it is.";
  path.question = "Is it an old phone's?";
  path.procedure = {"Gone is gone.", {{"Delete it.", ""}}};
  fix.paths = {path};
  return fix;
}

knowledge::Fix reset() {
  knowledge::Fix fix;
  fix.id = "reset";
  fix.heading = "Reset";
  fix.todo = "reset the network";
  fix.done = "reset";
  fix.intro = "It clears the network.";
  fix.minutes = 5;
  fix.risk = knowledge::Risk::Removes;
  fix.goes = "Wi-Fi passwords go.";
  fix.stays = "Photos stay.";
  fix.intent = "reset_network";
  fix.procedure.steps = {{"Tap **Reset**.", ""}};
  return fix;
}

knowledge::Fix ask() {
  knowledge::Fix fix;
  fix.id = "ask";
  fix.heading = "Ask the maker";
  fix.todo = "ask the maker";
  fix.done = "asked the maker";
  fix.intro = "They see more.";
  fix.minutes = 20;
  fix.last_resort = true;
  fix.procedure.steps = {{"Call.", ""}};
  return fix;
}

// "a b" -> " {a} {b}": each line shows what it was filled with.
std::string placeholders(std::string_view names) {
  std::string text;
  for (std::size_t start = 0; start < names.size();) {
    const std::size_t end = std::min(names.find(' ', start), names.size());
    text += " {" + std::string(names.substr(start, end - start)) + "}";
    start = end + 1;
  }
  return text;
}

}  // namespace

knowledge::Pack small_pack() {
  knowledge::Pack pack;
  pack.id = "small";
  pack.subject = "backups";
  pack.fixes = {look(), reset(), ask()};
  knowledge::Symptom full;
  full.intent = "full";
  full.label = "It is full";
  full.opening = "Full stops it.";
  full.fixes = {{"look", 0.8}, {"reset", 0.1}};
  knowledge::Symptom failed;
  failed.intent = "backup_failed";
  failed.label = "It fails";
  failed.vague = true;
  failed.fixes = {{"look", 0.4}, {"reset", 0.3}};
  pack.symptoms = {full, failed};
  pack.faqs = {{"faq_cost", "Cost?", "No.", {}}, {"how_long", "How long?", "A while.", {}}};
  for (std::size_t i = 0; i < knowledge::kWordingKeys.size(); ++i) {
    const knowledge::WordingKey& key = knowledge::kWordingKeys[i];
    pack.wording.set(i, {std::string(key.name) + placeholders(key.placeholders)});
  }
  return pack;
}

}  // namespace tests
