// When agents are there, week by week: "Mon-Fri 09:00-17:00", or several such parts with commas
// between them, in one time zone. A part may run past midnight ("Fri 22:00-06:00").
//
// Immutable; thread-safe. Time zones are the system's (tzdata).

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dialog/time.h"
#include "knowledge/result.h"

namespace bot {

struct Presence {
  bool now = true;
  std::string back;  // "Monday at 09:00 CET", "tomorrow at …", "today at …"; "" while present.
  std::optional<dialog::Instant> back_at;  // The same as a time.
};

class AgentHours {
 public:
  AgentHours() = default;  // Always there.

  // `hours` "" is always. The error says which part is wrong and what was expected.
  [[nodiscard]] static knowledge::Result<AgentHours> parse(std::string_view hours,
                                                           const std::string& time_zone);

  [[nodiscard]] Presence at(dialog::Instant now) const;

 private:
  // Minutes since Monday 00:00, half open; `to` may lie in the week after.
  struct Span {
    int from = 0;
    int to = 0;
  };

  static knowledge::Result<std::vector<Span>> parse_part(std::string_view part);

  std::vector<Span> open_;
  std::string zone_;
};

}  // namespace bot
