// The database of a data folder as the commands beside `serve` use it: opened while a server may be
// running on it, never made by accident; and people found in it by the name an operator types.

#pragma once

#include <memory>
#include <string>

#include "bot/command/options.h"
#include "bot/store/store.h"
#include "knowledge/result.h"

namespace bot::command {

inline constexpr const char* kDefaultData = "./stepwise-data";

// --data, as every such command has it. `data` keeps its value when the option isn't given.
void add_data_option(Options& options, std::string& data);

// The error says that the folder holds no database. Throws StoreError when it can't be read.
[[nodiscard]] knowledge::Result<std::unique_ptr<Store>> open_stored(const std::string& data);

// The same, but makes what `serve` would make.
[[nodiscard]] knowledge::Result<std::unique_ptr<Store>> open_or_make_stored(
    const std::string& data);

// `name` is an id, or "channel:id" where an id is known on several channels. The error says who
// could have been meant; who isn't known at all is taken to be of the channel named, else of http.
[[nodiscard]] knowledge::Result<User> find_user(Store& store, const std::string& name);

}  // namespace bot::command
