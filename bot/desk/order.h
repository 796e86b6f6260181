// What an agent wants done with a conversation, as their page sends it: a body's bytes -> an order,
// or the reason it is refused and where. Pure.

#pragma once

#include <string>
#include <string_view>

#include "bot/desk/rights.h"
#include "dialog/event.h"
#include "knowledge/pack.h"
#include "knowledge/result.h"

namespace bot {

inline constexpr std::size_t kWordsMax = 4000;  // Of a reply or a note: characters.

struct Order {
  DeskAct act = DeskAct::Claim;
  std::int64_t epoch = 0;  // What they have seen. A note has none.
  dialog::What what;       // A note's text stands in `words`.
  std::string key;         // The page's id of a reply, fix or note; else "".
  std::string words;
};

[[nodiscard]] knowledge::Result<Order> read_order(DeskAct act, std::string_view body,
                                                  const std::string& agent,
                                                  const knowledge::Pack& pack);
// The epoch that an undo was asked for under.
[[nodiscard]] knowledge::Result<std::int64_t> read_undo(std::string_view body);

struct Told {
  bool viewing = false;
  bool typing = false;
};
[[nodiscard]] knowledge::Result<Told> read_presence(std::string_view body);

}  // namespace bot
