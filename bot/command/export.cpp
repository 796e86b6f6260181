// All that is stored of one person, as one JSON object: for them to read, or to move elsewhere.

#include <ostream>

#include "bot/channel/http_json.h"
#include "bot/command/command.h"
#include "bot/command/stored.h"

namespace bot::command {

int export_user(const Args& args, Console& console) {
  std::string name;
  std::string data = kDefaultData;
  Options options("export", "Prints all that is stored of one person, as JSON.");
  options.required("user", name, "the person's id, or CHANNEL:ID (http:ann, telegram:4711)");
  add_data_option(options, data);
  if (const auto over = options.parse(args, console)) return *over;

  const auto store = open_stored(data);
  if (!store) return complain(console, store.error());
  const auto user = find_user(**store, name);
  if (!user) return complain(console, user.error());
  console.out << user_json((*store)->export_user(*user));
  return kFine;
}

}  // namespace bot::command
