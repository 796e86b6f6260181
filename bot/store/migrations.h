// The schema, as numbered steps from nothing to this build's: PRAGMA user_version says how many a
// file has had. A step that was ever released is never edited; a change is a new step.

#pragma once

#include <string>

#include "bot/store/sqlite.h"

namespace bot {

// "Step": tells our files from other SQLite databases (PRAGMA application_id).
inline constexpr int kApplicationId = 0x53746570;

[[nodiscard]] int schema_version();  // This build's.
// The file's, which is left as it is. Throws StoreError as below.
[[nodiscard]] int stored_schema(const std::string& file);

// Applies what is missing, each step in a transaction of its own. Throws StoreError for a file
// that isn't ours or is newer than this build. `file` is for the message.
void migrate(sqlite::Database& database, const std::string& file);

}  // namespace bot
