// Secrets: from a file that --NAME-file names, or from the environment; never from a flag, which
// `ps` would show. What is read is checked for what a typing slip leaves behind; no complaint ever
// holds a part of it.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bot/config/option.h"
#include "knowledge/result.h"

namespace bot {

struct SecretKind {
  std::string_view name;      // "api-token": also STEPWISE_API_TOKEN and --api-token-file.
  std::size_t chars_min = 1;  // Printable ones, without spaces.
  std::size_t chars_max = 1024;
  std::string_view others{};   // Besides letters and digits; "" for all printable characters.
  std::size_t values_max = 1;  // Two while one is replaced: in two lines, or with a comma between.
};

// In the order given; none when there is neither. `file` outranks the environment.
[[nodiscard]] knowledge::Result<std::vector<std::string>> read_secrets(const SecretKind& kind,
                                                                       const std::string& file);
// The same where only one may be given; "" for none.
[[nodiscard]] Complaint take_secret(const SecretKind& kind, const std::string& file,
                                    std::string& into);

}  // namespace bot
