// A consistent copy of the database, taken while the server goes on.

#include <filesystem>
#include <ostream>

#include "bot/command/command.h"
#include "bot/command/stored.h"

namespace bot::command {

int backup(const Args& args, Console& console) {
  std::string file;
  std::string data = kDefaultData;
  Options options("backup",
                  "Writes a consistent copy of the database, also while the server runs. To go "
                  "back to it: stop the server, put the copy in the data folder as stepwise.db, "
                  "and take stepwise.db-wal and stepwise.db-shm away.");
  options.required("file", file, "where the copy goes; must not be there yet");
  add_data_option(options, data);
  if (const auto over = options.parse(args, console)) return *over;

  const auto store = open_stored(data);
  if (!store) return complain(console, store.error());
  if (std::filesystem::exists(file)) {
    return complain(console, {file + ": is there already; a backup replaces nothing"});
  }
  (*store)->backup(file);
  const auto broken = open_store(file)->integrity_errors();
  for (const std::string& error : broken)
    console.err << file << ": " << error << '\n';
  if (!broken.empty()) return kFoundProblems;
  console.err << file << ": " << std::filesystem::file_size(file) << " bytes, sound\n";
  return kFine;
}

}  // namespace bot::command
