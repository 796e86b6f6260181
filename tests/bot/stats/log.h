// A log of handoffs written by hand: minute by minute.

#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "bot/store/records.h"

namespace tests {

inline bot::Instant at_minute(int minute) {
  // 2026-11-05 09:00 UTC.
  return bot::Instant(std::chrono::seconds(1'793'869'200) + std::chrono::minutes(minute));
}

struct Happened {
  int minute = 0;
  dialog::HappeningKind kind = dialog::HappeningKind::Offered;
  std::string actor;
  std::string detail = {};
};

inline std::vector<bot::HandoffEvent> events(const std::vector<Happened>& rows,
                                             const std::string& conversation = "a") {
  std::vector<bot::HandoffEvent> list;
  for (const Happened& row : rows) {
    list.push_back({.conversation = conversation,
                    .at = at_minute(row.minute),
                    .kind = row.kind,
                    .actor = row.actor,
                    .detail = row.detail});
  }
  return list;
}

}  // namespace tests
