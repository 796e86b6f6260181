// What this build and this pack would answer otherwise than was answered: before an upgrade, or
// after a change of words.

#include "bot/talk/replay.h"

#include <algorithm>
#include <limits>
#include <map>
#include <ostream>

#include <nlohmann/json.hpp>

#include "bot/command/command.h"
#include "bot/command/stored.h"
#include "bot/engine/turns.h"

namespace bot::command {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kAll = std::numeric_limits<int>::max();
constexpr std::size_t kProgressEvery = 100;  // People.

Recorded recorded(Store& store, const std::string& conversation) {
  return {conversation, store.messages(conversation, 0, kAll), store.moments(conversation)};
}

void add_backgrounds(Store& store, const Recorded& spoken, Backgrounds& backgrounds) {
  for (const auto& [seq, moment] : spoken.moments) {
    const std::int64_t id = moment.background;
    if (backgrounds.contains(id)) continue;
    if (auto kept = store.background(id)) backgrounds.emplace(id, std::move(*kept));
  }
}

// Conversation ids by person, in the order in which people came.
std::vector<std::vector<std::string>> by_person(Store& store) {
  std::map<std::pair<std::string, std::string>, std::size_t> place;
  std::vector<std::vector<std::string>> people;
  for (const std::string& id : store.conversations("", kAll)) {
    const auto stored = store.conversation(id);
    if (!stored) continue;  // Erased meanwhile.
    const auto key = std::pair(stored->user.channel, stored->user.id);
    const auto [found, is_new] = place.try_emplace(key, people.size());
    if (is_new) people.emplace_back();
    people[found->second].push_back(id);
  }
  return people;
}

void print(const Difference& difference, bool json, std::ostream& out) {
  if (json) {
    const Json object = {{"conversation", difference.conversation},
                         {"seq", difference.seq},
                         {"heard", difference.heard},
                         {"was", difference.was},
                         {"now", difference.now}};
    out << object.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    return;
  }
  out << difference.conversation << ':' << difference.seq << ": differs\n> " << difference.heard
      << "\n--- was\n"
      << difference.was << "\n--- now\n"
      << (difference.now.empty() ? "(silence)" : difference.now) << "\n\n";
}

}  // namespace

int replay(const Args& args, Console& console) {
  std::string only;
  std::string data = kDefaultData;
  std::string pack;
  bool json = false;
  Options options("replay",
                  "Says stored conversations to this build and pack again and prints what would be "
                  "answered otherwise; nothing is stored or sent.");
  options.text("conversation", only, "the id of one; all of them when left out");
  add_data_option(options, data);
  options.text("--pack", pack, "the pack's folder; the shipped pack when left out");
  options.flag("--json", json, "an object a line: conversation, seq, heard, was, now");
  if (const auto over = options.parse(args, console)) return *over;

  const auto store = open_stored(data);
  if (!store) return complain(console, store.error());
  if (!only.empty() && !(*store)->conversation(only)) {
    return complain(console, {"'" + only + "': there is no conversation of this id"});
  }
  const auto mind = load_mind(pack);
  if (!mind) return complain(console, mind.error());

  Backgrounds backgrounds = {{0, {{}, experience_of((*store)->outcomes())}}};
  const auto people = by_person(**store);
  std::size_t conversations = 0;
  std::size_t differing = 0;
  for (std::size_t at = 0; at < people.size(); ++at) {
    if (!only.empty() && std::ranges::find(people[at], only) == people[at].end()) continue;
    std::vector<Recorded> spoken;
    for (const std::string& id : people[at]) {
      spoken.push_back(recorded(**store, id));
      add_backgrounds(**store, spoken.back(), backgrounds);
    }
    conversations += only.empty() ? spoken.size() : 1;
    for (const Difference& difference : differences_of(*mind, backgrounds, spoken)) {
      if (!only.empty() && difference.conversation != only) continue;
      ++differing;
      print(difference, json, console.out);
    }
    if (console.terminal && (at + 1) % kProgressEvery == 0) {
      console.err << at + 1 << " of " << people.size() << " people\n";
    }
  }
  console.err << conversations << (conversations == 1 ? " conversation, " : " conversations, ")
              << differing << " answered otherwise\n";
  return differing == 0 ? kFine : kFoundProblems;
}

}  // namespace bot::command
