#include "bot/bridge/wish.h"

#include <algorithm>
#include <array>
#include <vector>

#include "bot/config/duration.h"
#include "intents/ascii.h"
#include "knowledge/suggest.h"
#include "knowledge/text.h"

namespace bot {
namespace {

using knowledge::Pack;

constexpr dialog::Duration kSnooze = std::chrono::hours(1);
constexpr dialog::Duration kSnoozeMax = std::chrono::hours(24 * 30);

using Rest = const std::string&;

std::vector<std::string_view> fix_ids(const Pack& pack) {
  std::vector<std::string_view> ids;
  for (const knowledge::Fix& fix : pack.fixes)
    ids.emplace_back(fix.id);
  return ids;
}

std::string listed(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names)
    text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

// "Restart iPhone" -> "restart-iphone"
std::string id_like(std::string_view text) {
  std::string id = knowledge::folded(text);
  std::ranges::replace(id, ' ', '-');
  return id;
}

// The fix that is meant; else what is wrong with it.
std::string trouble_with_fix(const Pack& pack, const std::string& id) {
  if (pack.find_fix(id) != nullptr) return "";
  const auto ids = fix_ids(pack);
  return "There is no fix " + knowledge::in_quotes(id) + knowledge::did_you_mean(id, ids) +
         (knowledge::nearest(id, ids).empty() ? ". They are: " + listed(ids) : "");
}

template <class Named>
Wish at_fix(const Pack& pack, const std::string& id) {
  if (std::string trouble = trouble_with_fix(pack, id); !trouble.empty()) {
    return WishHelp{std::move(trouble)};
  }
  return Named{id};
}

Wish note(Rest rest, const Pack& /*pack*/) {
  if (rest.empty()) return WishHelp{"A note needs words: !note TEXT."};
  return WishNote{rest};
}

Wish fix(Rest rest, const Pack& pack) {
  const std::string id = id_like(rest);
  if (id.empty()) return WishHelp{"Which fix? They are: " + listed(fix_ids(pack))};
  return at_fix<WishFix>(pack, id);
}

Wish give_back(Rest rest, const Pack& pack) {
  const std::string id = id_like(rest);
  return id.empty() ? Wish(WishReturn{}) : at_fix<WishReturn>(pack, id);
}

Wish snooze(Rest rest, const Pack& /*pack*/) {
  if (rest.empty()) return WishSnooze{kSnooze};
  const auto time = parse_duration(rest);
  if (!time) return WishHelp{"How long? Like this: !snooze 30m, !snooze 2h, !snooze 1d."};
  if (*time <= dialog::Duration{0} || *time > kSnoozeMax) {
    return WishHelp{"A snooze lasts a minute to 30 days."};
  }
  return WishSnooze{*time};
}

Wish transfer(Rest rest, const Pack& /*pack*/) {
  if (rest.empty()) return WishHelp{"To whom? !transfer NAME. !queue puts it back in line."};
  return WishTransfer{rest};
}

// Takes nothing after it: what is written there would be lost.
template <class Plain>
Wish alone(Rest rest, const Pack& /*pack*/) {
  if (rest.empty()) return Plain{};
  return WishHelp{"Nothing can follow this. Write to the person first, then the command alone."};
}

Wish help(Rest /*rest*/, const Pack& /*pack*/) { return WishHelp{}; }

struct Command {
  std::string_view name;
  std::string_view takes;
  std::string_view does;
  Wish (*read)(Rest, const Pack&);
};
constexpr auto kCommands = std::to_array<Command>({
    {"claim", "", "it is yours; so does a first reply", alone<WishClaim>},
    {"note", "TEXT", "for colleagues only", note},
    {"fix", "FIX", "send a fix with its steps", fix},
    {"return", "[FIX]", "back to the bot, at the fix shown last or at FIX", give_back},
    {"snooze", "[2h]", "put it off, until then or until they write", snooze},
    {"transfer", "NAME", "to a colleague at the desk", transfer},
    {"queue", "", "back in line, for a colleague", alone<WishQueue>},
    {"resolve", "", "it is settled; the person is asked for a rating", alone<WishResolve>},
    {"help", "", "this", help},
});

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  for (const Command& command : kCommands)
    names.push_back(command.name);
  return names;
}

}  // namespace

Wish read_wish(std::string_view text, const Pack& pack) {
  text = knowledge::trimmed(text);
  const bool commands = text.size() > 1 && text[0] == '!' && intents::is_letter(text[1]);
  if (!commands) return WishReply{std::string(text)};
  const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
  const std::string word = knowledge::folded(text.substr(1, end - 1));
  const std::string rest(knowledge::trimmed(text.substr(end)));
  const auto* const found = std::ranges::find(kCommands, word, &Command::name);
  if (found != kCommands.end()) return found->read(rest, pack);
  return WishHelp{"There is no " + knowledge::in_quotes("!" + word) +
                  knowledge::did_you_mean(word, command_names()) +
                  (knowledge::nearest(word, command_names()).empty() ? "." : "") +
                  " Nothing was sent."};
}

std::string wish_help(const Pack& pack) {
  std::string text = "What you write here goes to the person. A first reply claims.\n";
  for (const Command& command : kCommands) {
    text.append("!").append(command.name).append(command.takes.empty() ? "" : " ");
    text.append(command.takes).append(" – ").append(command.does).append("\n");
  }
  return text + "Fixes: " + listed(fix_ids(pack));
}

}  // namespace bot
