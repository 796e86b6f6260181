#include "knowledge/verbs.h"

#include <algorithm>
#include <array>

#include "knowledge/text.h"

namespace knowledge {
namespace {

struct Verb {
  std::string_view base;
  std::string_view participle;
};

constexpr auto kIrregular = std::to_array<Verb>({
    {"buy", "bought"},  {"choose", "chosen"},    {"tap", "tapped"},      {"do", "done"},
    {"find", "found"},  {"free", "freed"},       {"get", "got"},         {"give", "given"},
    {"go", "gone"},     {"hold", "held"},        {"keep", "kept"},       {"leave", "left"},
    {"log", "logged"},  {"make", "made"},        {"plug", "plugged"},    {"put", "put"},
    {"reset", "reset"}, {"run", "run"},          {"scan", "scanned"},    {"see", "seen"},
    {"set", "set"},     {"stop", "stopped"},     {"swap", "swapped"},    {"take", "taken"},
    {"try", "tried"},   {"unplug", "unplugged"}, {"verify", "verified"}, {"write", "written"},
});

constexpr auto kRegular = std::to_array<std::string_view>({
    "add",     "adjust",  "allow",      "ask",       "back",      "call",    "change",    "charge",
    "check",   "clean",   "clear",      "close",     "configure", "confirm", "connect",   "contact",
    "delete",  "disable", "disconnect", "download",  "empty",     "enable",  "ensure",    "enter",
    "erase",   "fix",     "force",      "inspect",   "install",   "look",    "move",      "open",
    "perform", "power",   "press",      "reboot",    "reconnect", "refresh", "reinstall", "remove",
    "repair",  "replace", "restart",    "restore",   "review",    "select",  "sign",      "start",
    "switch",  "test",    "turn",       "uninstall", "update",    "upgrade", "use",       "wait",
    "wipe",
});

// "Your Printer" as within a sentence: small words lose the capitals that headings give them, names
// keep theirs.
std::string in_sentence(std::string_view words) {
  constexpr auto small = std::to_array<std::string_view>(
      {"a",    "all", "an",   "and",  "any", "back", "by",   "for",     "from", "if", "in",
       "into", "is",  "it",   "its",  "my",  "not",  "of",   "off",     "on",   "or", "out",
       "over", "the", "then", "this", "to",  "up",   "with", "without", "your"});
  std::string said;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' ', 1), words.size());
    const std::string lower = folded(words.substr(0, end));
    const bool lowered = std::find(small.begin(), small.end(), lower) != small.end();
    said += lowered ? ' ' + lower : std::string(words.substr(0, end));
    words.remove_prefix(end);
  }
  return said;
}

// "ensured" of "ensure", "emptied" of "empty"; "" when it isn't a verb known here.
std::string participle_of(std::string_view verb) {
  const auto found = std::find_if(kIrregular.begin(), kIrregular.end(),
                                  [&](const Verb& known) { return known.base == verb; });
  if (found != kIrregular.end()) return std::string(found->participle);
  if (std::find(kRegular.begin(), kRegular.end(), verb) == kRegular.end()) return "";
  std::string made(verb);
  if (made.ends_with("ty")) return made.replace(made.size() - 1, 1, "ied");
  return made + (made.ends_with('e') ? "d" : "ed");
}

}  // namespace

Said say_heading(std::string_view heading) {
  const std::size_t end = std::min(heading.find(' '), heading.size());
  const std::string verb = folded(heading.substr(0, end));
  const std::string participle = participle_of(verb);
  const std::string rest = in_sentence(heading.substr(end));
  if (!participle.empty()) return {verb + rest, participle + rest};
  const std::string quoted = "“" + std::string(heading) + "”";
  return {"try " + quoted, "tried " + quoted};
}

}  // namespace knowledge
