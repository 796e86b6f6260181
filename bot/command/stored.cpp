#include "bot/command/stored.h"

#include <algorithm>
#include <filesystem>

#include "bot/channel/channels.h"
#include "bot/config/data_folder.h"
#include "bot/store/folder_lock.h"

namespace bot::command {

namespace fs = std::filesystem;
using knowledge::Error;
using knowledge::Result;

namespace {

User unknown_user(const std::string& name) {
  const std::size_t colon = name.find(':');
  const std::string channel = name.substr(0, colon);
  const auto names = channel_names();
  const bool known = channel == "http" || channel == "terminal" ||
                     std::ranges::find(names, channel) != names.end();
  if (colon == std::string::npos || !known) return {"http", name};
  return {channel, name.substr(colon + 1)};
}

}  // namespace

void add_data_option(Options& options, std::string& data) {
  options.text("--data", data,
               "the server's data folder, " + std::string(kDefaultData) +
                   " when left out; it may be running");
}

Result<std::unique_ptr<Store>> open_stored(const std::string& data) {
  const fs::path file = fs::path(data) / kDatabaseFile;
  if (!fs::is_regular_file(file)) {
    return Error{file.string() + ": isn't there; --data names the folder that `serve` was given"};
  }
  return open_store(file.string());
}

Result<std::unique_ptr<Store>> open_or_make_stored(const std::string& data) {
  const fs::path file = fs::path(data) / kDatabaseFile;
  if (fs::is_regular_file(file)) return open_stored(data);
  const auto lock = FolderLock::take(data);  // Makes the folder.
  if (!lock) return lock.error();
  return open_store(file.string());
}

Result<User> find_user(Store& store, const std::string& name) {
  if (const auto colon = name.find(':'); colon != std::string::npos) {
    const User user{name.substr(0, colon), name.substr(colon + 1)};
    for (const User& known : store.users_named(user.id)) {
      if (known == user) return user;
    }
  }
  const auto known = store.users_named(name);
  if (known.size() == 1) return known.front();
  if (known.empty()) return unknown_user(name);
  std::string error = "'" + name + "': is known on several channels, say which:";
  for (const User& user : known)
    error.append(" ").append(user.channel).append(":").append(user.id);
  return Error{error};
}

}  // namespace bot::command
