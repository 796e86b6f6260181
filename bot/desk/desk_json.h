// What the desk's API answers, as JSON: values in, values out, in the shapes of openapi.json. Pure.

#pragma once

#include <optional>
#include <vector>

#include "bot/channel/json_writing.h"
#include "bot/desk/history.h"
#include "bot/desk/presence.h"
#include "bot/desk/rights.h"
#include "bot/desk/undo.h"
#include "bot/stats/episode.h"
#include "bot/store/records.h"
#include "knowledge/pack.h"

namespace bot {

// `place` in the queue, from 1; 0 when it isn't there.
[[nodiscard]] Json summary_json(const knowledge::Pack& pack, const Overview& overview, int place);
[[nodiscard]] Json packet_json(const knowledge::Pack& pack,
                               const dialog::Conversation& conversation, Instant now);
// Every fix of the article as it would be sent now.
[[nodiscard]] Json canned_json(const knowledge::Pack& pack,
                               const dialog::Conversation& conversation);
[[nodiscard]] Json preview_json(const std::optional<dialog::Reply>& reply);

// `fates` are the conversation's: a line without one has arrived.
[[nodiscard]] Json transcript_line_json(const Message& line, const std::vector<Undelivered>& fates);
[[nodiscard]] Json delivery_json(const Undelivered& fate);

[[nodiscard]] Json owners_json(const std::vector<Ownership>& owners);
[[nodiscard]] Json times_json(const Episode& handoff);

[[nodiscard]] Json note_json(const Note& note);
[[nodiscard]] Json watchers_json(const std::vector<Watcher>& watchers);
[[nodiscard]] Json acts_json(const std::vector<DeskAct>& acts);
[[nodiscard]] Json undo_json(const std::optional<Undo>& undo);
[[nodiscard]] Json counts_json(const BoxCounts& counts);

}  // namespace bot
