// One message understood and answered in a conversation of its own. Nothing is stored, and a
// server's data folder is only read.

#include <cmath>
#include <istream>
#include <ostream>

#include <nlohmann/json.hpp>

#include "bot/channel/http_json.h"
#include "bot/command/command.h"
#include "bot/command/options.h"
#include "bot/command/stored.h"
#include "bot/engine/clock.h"
#include "bot/engine/effects.h"
#include "bot/engine/turns.h"
#include "bot/pack/mind.h"
#include "bot/talk/talk.h"
#include "dialog/advance.h"

namespace bot::command {
namespace {

using Json = nlohmann::ordered_json;

struct Reaction {
  intents::Understanding said;
  Answered answered;
  std::string fix;  // Shown, or about to be once consent is given; "" for none.
};

// Whom a message meets.
struct Bot {
  const Mind& mind;
  dialog::Brain brain;
  dialog::Circumstances world = usual_world();
};

Bot bot_of(const Mind& mind, Store* stored) {
  Bot bot{mind, {mind.pack.get(), {}, {}}};
  if (stored == nullptr) return bot;
  bot.brain.experience = experience_of(stored->outcomes());
  bot.world.queue_length = stored->waiting_ahead("");
  return bot;
}

Reaction react(const Bot& bot, const std::string& text) {
  Reaction reaction;
  reaction.said = bot.mind.reader->read(text);
  dialog::Event event{dialog::Said{reaction.said}, bot.world};
  event.world.now = wall_clock();
  dialog::Conversation fresh;
  fresh.id = std::string(16, '0');
  const dialog::Turn turn = dialog::advance(bot.brain, fresh, event);

  reaction.answered = {turn.next.id,
                       turn.next.state,
                       turn.next.owner,
                       std::string(to_string(turn.next.handoff)),
                       {}};
  std::int64_t seq = 1;  // The message itself; as in a stored conversation the replies follow.
  for (const dialog::Effect& effect : turn.effects) {
    const auto* said = std::get_if<dialog::Say>(&effect);
    if (said == nullptr) continue;
    Message line = line_of(*said, event.world.now);
    line.seq = ++seq;
    if (!line.fix.empty()) reaction.fix = line.fix;
    reaction.answered.replies.push_back(std::move(line));
  }
  return reaction;
}

std::string_view name_of(intents::Fate fate) {
  switch (fate) {
    case intents::Fate::Lost:
      return "lost";
    case intents::Fate::Broken:
      return "broken";
    case intents::Fate::Leaving:
      return "leaving";
    case intents::Fate::Unharmed:
      break;
  }
  return "unharmed";
}

std::string_view reason_of(intents::Abstained why) {
  switch (why) {
    case intents::Abstained::Language:
      return "it is in another language";
    case intents::Abstained::Wordless:
      return "there are no words in it";
    case intents::Abstained::Unsure:
      return "it is far from every phrase of the pack";
    case intents::Abstained::OnlyManners:
      return "only the manners fit, what is said with them doesn't";
    case intents::Abstained::BareAnswer:
      return "a bare answer, which only an open question gives a meaning";
    case intents::Abstained::OtherSubject:
      return "it is about something that the pack isn't for";
    case intents::Abstained::No:
      break;
  }
  return "";
}

Json scored(const intents::Scored& intent) {
  return {{"id", intent.id}, {"confidence", intent.confidence}};
}

// Why it was understood so.
Json explanation_of(const intents::Understanding& said) {
  Json json = {{"words", said.evidence},
               {"second", said.intents.size() > 1 ? scored(said.intents[1]) : Json()},
               {"margin", said.margin},
               {"abstained", Json()}};
  if (said.out_of_scope) json["abstained"] = reason_of(said.abstained);
  if (!said.language.empty()) json["language"] = said.language;
  return json;
}

// Only what was found.
Json entities_of(const intents::Entities& found) {
  Json json = Json::object();
  if (!found.device.model.empty()) json["model"] = found.device.model;
  if (found.device.ios) json["ios"] = knowledge::to_string(*found.device.ios);
  if (!found.error_codes.empty()) json["error_codes"] = found.error_codes;
  for (const auto& size : found.sizes) {
    json["sizes"].push_back({{"value", size.value}, {"unit", size.unit}});
  }
  if (found.fate != intents::Fate::Unharmed) json["fate"] = name_of(found.fate);
  if (found.ordinal) json["ordinal"] = *found.ordinal;
  if (found.minutes) json["minutes"] = *found.minutes;
  return json;
}

std::string as_json(const Reaction& reaction) {
  Json intents = Json::array();
  for (const intents::Scored& intent : reaction.said.intents)
    intents.push_back(scored(intent));
  const Json answer = Json::parse(answer_json(reaction.answered));
  const Json json = {{"text", reaction.said.text},
                     {"intents", intents},
                     {"out_of_scope", reaction.said.out_of_scope},
                     {"why", explanation_of(reaction.said)},
                     {"entities", entities_of(reaction.said.entities)},
                     {"tried", reaction.said.tried},
                     {"state", answer["state"]},
                     {"fix", reaction.fix.empty() ? Json() : Json(reaction.fix)},
                     {"replies", answer["replies"]}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string as_words(const Reaction& reaction) {
  std::string words = "understood: ";
  if (reaction.said.out_of_scope) words += "out of scope, nearest ";
  for (std::size_t at = 0; at < reaction.said.intents.size() && at < 3; ++at) {
    const auto& [id, confidence] = reaction.said.intents[at];
    const long percent = std::lround(confidence * 100);
    words += (at == 0 ? "" : ", ") + id + " " + std::to_string(percent) + " %";
  }
  const std::vector<std::string>& evidence = reaction.said.evidence;
  for (std::size_t at = 0; at < evidence.size(); ++at)
    words += (at == 0 ? "\nby the words: " : ", ") + evidence[at];
  if (reaction.said.out_of_scope) {
    words += "\nabstained: " + std::string(reason_of(reaction.said.abstained));
    if (!reaction.said.language.empty()) words += " (" + reaction.said.language + ")";
  }
  const Json entities = entities_of(reaction.said.entities);
  for (const auto& [name, value] : entities.items())
    words += "\n" + name + ": " + value.dump();
  for (const std::string& fix : reaction.said.tried)
    words += "\ntried: " + fix;
  words += "\nleads to: " + std::string(to_string(reaction.answered.state));
  if (!reaction.fix.empty()) words += ", " + reaction.fix;
  for (const Message& reply : reaction.answered.replies) {
    words += "\n\n" + reply.text + "\n";
    for (const Button& button : reply.buttons)
      words += "[" + button.label + "] ";
  }
  return words;
}

// One line out for each line in. Words are for people, who get JSON here too: a line is a line.
void answer_lines(const Bot& bot, Console& console) {
  for (std::string line; std::getline(console.in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    console.out << as_json(react(bot, line)) << std::endl;  // At once: a pipe may be waiting.
  }
}

}  // namespace

int ask(const Args& args, Console& console) {
  std::vector<std::string> words;
  std::string pack;
  std::string data;
  bool json = false;
  bool lines = false;
  Options options("ask",
                  "Shows how one message is understood, and the answer in a new "
                  "conversation. Nothing is stored.");
  options.words("text", words, "the message; several words are one message");
  options.flag("--json", json, "one object instead of words");
  options.flag("--stdin", lines, "a message a line in, an object a line out");
  options.text("--data", data,
               "a data folder to answer by: what was learned in it, and who waits; a server may be "
               "running on it, nothing is changed");
  options.text("--pack", pack, "the pack's folder; the shipped pack when left out");
  if (const auto over = options.parse(args, console)) return *over;
  if (lines != words.empty()) {
    console.err << "ask takes either a message or --stdin\n";
    return kWrongUse;
  }
  std::unique_ptr<Store> stored;
  if (!data.empty()) {
    auto opened = open_stored(data);
    if (!opened) return complain(console, opened.error());
    stored = std::move(*opened);
  }
  const auto mind = load_mind(pack);
  if (!mind) return complain(console, mind.error());
  const Bot bot = bot_of(*mind, stored.get());
  if (lines) {
    answer_lines(bot, console);
    return kFine;
  }
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : " ") + word;
  const Reaction reaction = react(bot, text);
  console.out << (json ? as_json(reaction) : as_words(reaction)) << '\n';
  return kFine;
}

}  // namespace bot::command
