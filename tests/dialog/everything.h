// Everything that can happen to a conversation of the small pack, for exploring it: what a person
// may say or press, what agents may do, what time brings.

#pragma once

#include <string>
#include <vector>

#include "dialog/advance.h"

namespace tests {

struct Named {
  std::string name;
  dialog::What what;
  bool by_person = false;
  bool agents_present = true;  // Where it makes a difference, both are tried.
  bool status_read = false;    // And all is well, says the vendor.
};

inline constexpr dialog::Instant kNow{std::chrono::hours(1)};

// What can be said anywhere.
[[nodiscard]] std::vector<Named> messages();
// That, and what else can happen here.
[[nodiscard]] std::vector<Named> events_at(const dialog::Conversation& now,
                                           const std::vector<Named>& spoken);

}  // namespace tests
