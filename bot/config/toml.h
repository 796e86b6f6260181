// A TOML file of keys and values, without tables: what --config is written in. Hides toml++, which
// one file should have to compile.

#pragma once

#include <string>
#include <vector>

#include "knowledge/result.h"

namespace bot {

struct TomlValue {
  std::string key;
  std::vector<std::string> texts;  // One, but of an array each of its own.
  bool is_array = false;
  bool is_boolean = false;  // "true" or "false".
  int line = 0;
};

// In the order of their lines. The error begins with the place: "FILE:3: …".
[[nodiscard]] knowledge::Result<std::vector<TomlValue>> read_toml(const std::string& file);

}  // namespace bot
