// One person forgotten: what they wrote, what they were answered, what still waits to be sent.

#include <ostream>

#include "bot/command/command.h"
#include "bot/command/stored.h"

namespace bot::command {
namespace {

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
  std::string erased;
  (*store)->transaction([&] {
    erased = summary_of((*store)->export_user(*user));
    (void)(*store)->erase_user(*user);
  });
  console.err << "erased " << user->channel << ':' << user->id << ": " << erased << '\n';
  return kFine;
}

}  // namespace bot::command
