// The files of a data folder, for every command that opens one.

#pragma once

namespace bot {

inline constexpr const char* kDatabaseFile = "stepwise.db";
inline constexpr const char* kClassifierFile = "classifier.cache";

}  // namespace bot
