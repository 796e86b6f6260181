// One person forgotten: what they wrote, what they were answered, what still waits to be sent.

#include <chrono>
#include <ostream>

#include "bot/command/command.h"
#include "bot/command/stored.h"

namespace bot::command {
namespace {

constexpr std::chrono::seconds kScrubPatience{5};

std::string counted(std::size_t number, const std::string& noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

std::string summary_of(const UserData& data) {
  std::size_t lines = 0;
  for (const auto& talk : data.talks)
    lines += talk.messages.size();
  return counted(data.talks.size(), "conversation") + " with " + counted(lines, "line");
}

}  // namespace

int erase_user(const Args& args, Console& console) {
  std::string name;
  std::string data = kDefaultData;
  Options options("erase",
                  "Erases all that is stored of one person, at once and for good. `export` first "
                  "keeps a copy.");
  options.required("user", name, "the person's id, or CHANNEL:ID (http:ann, telegram:4711)");
  add_data_option(options, data);
  if (const auto over = options.parse(args, console)) return *over;

  const auto store = open_stored(data);
  if (!store) return complain(console, store.error());
  const auto user = find_user(**store, name);
  if (!user) return complain(console, user.error());
  const std::string who = user->channel + ":" + user->id;
  std::string erased;
  bool known = false;
  (*store)->transaction([&] {
    erased = summary_of((*store)->export_user(*user));
    known = (*store)->erase_user(*user);
  });
  // Also when nothing is known: an attempt before may have left the files unscrubbed.
  const bool scrubbed = (*store)->scrub(kScrubPatience);
  console.err << (known ? "erased " + who + ": " + erased : "nothing is stored of " + who) << '\n';
  if (!scrubbed) {
    console.err << "the database is being read just now: its log is cleared by the server within "
                   "seconds, or by this command once more\n";
  }
  return kFine;
}

}  // namespace bot::command
