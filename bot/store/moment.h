// The world that a turn was taken in, kept beside its transcript, so that the turn can be taken
// again: see bot/talk/replay.h.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "dialog/brain.h"
#include "dialog/event.h"

namespace bot {

// What stays the same over many turns: kept once.
struct Background {
  dialog::Policy policy;
  dialog::Experience experience;
};

enum class Pressing : std::uint8_t { No, Counting, Stale };

struct Moment {
  dialog::Circumstances world;  // Without `now` and `agent_name`.
  std::int64_t background = 0;  // Store::keep_background's; 0: none was kept.
  bool held_secret = false;     // What was said held one; the line doesn't.
  Pressing pressing = Pressing::No;
};

// As JSON texts, and back. Of what other builds wrote, the unknown is ignored and the missing keeps
// its default. What isn't JSON of the right types throws RowRefused.
[[nodiscard]] std::string encode_moment(const Moment& moment);
[[nodiscard]] Moment decode_moment(std::string_view text);
[[nodiscard]] std::string encode_background(const Background& background);
[[nodiscard]] Background decode_background(std::string_view text);

}  // namespace bot
