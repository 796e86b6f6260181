#include "bot/desk/desk_json.h"

#include <algorithm>

#include "bot/channel/timestamp.h"
#include "bot/channel/utf8.h"
#include "dialog/canned.h"
#include "dialog/packet.h"

namespace bot {
namespace {

using dialog::Conversation;
using knowledge::Fix;

// A row of a list shows one line.
constexpr std::size_t kLastCharsMax = 160;

Json last_json(const Message& last) {
  if (last.seq == 0) return {};
  return {{"seq", last.seq},
          {"from", last.from},
          {"at", iso_8601(last.at)},
          {"text", std::string(first_characters(last.text, kLastCharsMax))}};
}

Json tried_json(const dialog::Packet& packet) {
  Json list = Json::array();
  for (const auto& [fix, outcome, at] : packet.tried) {
    list.push_back({{"fix", fix->id},
                    {"heading", fix->heading},
                    {"outcome", dialog::to_string(outcome)},
                    {"at", iso_8601(at)}});
  }
  return list;
}

Json not_tried_json(const dialog::Packet& packet) {
  Json list = Json::array();
  for (const Fix* fix : packet.not_tried) {
    list.push_back({{"fix", fix->id}, {"heading", fix->heading}, {"minutes", fix->minutes}});
  }
  return list;
}

Json steps_json(const std::vector<std::string>& steps) {
  Json list = Json::array();
  for (const std::string& step : steps)
    list.push_back(dialog::without_bold(step));
  return list;
}

std::string_view name_of(LineFate fate) {
  switch (fate) {
    case LineFate::Waiting:
      return "sent";
    case LineFate::Dead:
      return "failed";
    case LineFate::Dropped:
      return "dropped";
  }
  return "";
}

}  // namespace

Json summary_json(const knowledge::Pack& pack, const Overview& overview, int place) {
  const Conversation& now = overview.stored.conversation;
  const dialog::Packet packet = dialog::packet_of(pack, now);
  return {{"id", now.id},
          {"user",
           {{"channel", overview.stored.user.channel},
            {"id", overview.stored.user.id},
            {"name", or_null(overview.name)}}},
          {"state", dialog::to_string(now.state)},
          {"handoff", or_null(std::string(to_string(now.handoff)))},
          {"owner", dialog::to_string(now.owner)},
          {"agent", or_null(now.owner.agent)},
          {"epoch", now.owner_epoch},
          {"headline", dialog::headline(packet)},
          {"reason", or_null(packet.reason)},
          {"tried", packet.tried.size()},
          {"waiting_since", time_or_null(packet.waits_since)},
          {"place", place == 0 ? Json() : Json(place)},
          {"snoozed_until", time_or_null(now.snoozed_until)},
          {"created", iso_8601(overview.stored.created)},
          {"updated", iso_8601(overview.stored.updated)},
          {"change", overview.change},
          {"last", last_json(overview.last)}};
}

Json packet_json(const knowledge::Pack& pack, const Conversation& conversation, Instant now) {
  const dialog::Packet packet = dialog::packet_of(pack, conversation);
  return {{"symptom", or_null(conversation.symptom)},
          {"problem", or_null(packet.problem)},
          {"model", or_null(packet.model)},
          {"ios", or_null(packet.ios)},
          {"error_code", or_null(packet.error_code)},
          {"phone", dialog::to_string(packet.phone)},
          {"language", or_null(packet.language)},
          {"tried", tried_json(packet)},
          {"not_tried", not_tried_json(packet)},
          {"reason", or_null(packet.reason)},
          {"handed_over_at", time_or_null(packet.queued_since)},
          {"waiting_since", time_or_null(packet.waits_since)},
          {"text", dialog::plain_text(packet, now)}};
}

Json canned_json(const knowledge::Pack& pack, const Conversation& conversation) {
  Json list = Json::array();
  for (const Fix& fix : pack.fixes) {
    const dialog::Reply reply = dialog::canned_reply(conversation, fix);
    const dialog::Attempt* attempt = dialog::find_attempt(conversation, fix.id);
    list.push_back(
        {{"fix", fix.id},
         {"heading", fix.heading},
         {"todo", fix.todo},
         {"text", dialog::without_bold(reply.lead)},
         {"steps", steps_json(reply.steps)},
         {"minutes", fix.minutes},
         {"removes", fix.risk == knowledge::Risk::Removes},
         {"forbidden", dialog::forbidden_for(conversation, fix)},
         {"tried", attempt == nullptr ? Json() : Json(dialog::to_string(attempt->outcome))}});
  }
  return list;
}

Json preview_json(const std::optional<dialog::Reply>& reply) {
  if (!reply) return {};
  Json buttons = Json::array();
  for (const dialog::Choice& choice : reply->choices)
    buttons.push_back(choice.label);
  return {{"text", dialog::plain_text(*reply)},
          {"steps", steps_json(reply->steps)},
          {"buttons", std::move(buttons)},
          {"fix", or_null(reply->fix)}};
}

Json transcript_line_json(const Message& line, const std::vector<Undelivered>& fates) {
  Json json = line_json(line);
  json["id"] = or_null(line.key);
  json["kind"] = to_string(line.kind);
  json["about"] = line.about == 0 ? Json() : Json(line.about);
  const auto fate = std::ranges::find(fates, line.seq, &Undelivered::seq);
  if (line.from == "person") {
    json["delivery"] = Json();
  } else if (fate != fates.end()) {
    json["delivery"] = delivery_json(*fate);
  } else {
    json["delivery"] = {{"state", "delivered"}, {"attempts", 0}, {"why", Json()}};
  }
  return json;
}

Json delivery_json(const Undelivered& fate) {
  return {
      {"state", name_of(fate.fate)}, {"attempts", fate.attempts}, {"why", or_null(fate.reason)}};
}

Json owners_json(const std::vector<Ownership>& owners) {
  Json list = Json::array();
  for (const Ownership& change : owners) {
    list.push_back({{"epoch", change.epoch},
                    {"owner", dialog::to_string(change.owner)},
                    {"handoff", or_null(std::string(to_string(change.handoff)))},
                    {"at", iso_8601(change.at)},
                    {"by", or_null(change.by)}});
  }
  return list;
}

Json times_json(const Episode& handoff) {
  return {{"offered", time_or_null(handoff.offered)},
          {"queued", time_or_null(handoff.queued)},
          {"claimed", time_or_null(handoff.claimed)},
          {"first_response", time_or_null(handoff.first_response)},
          {"ended", time_or_null(handoff.ended)}};
}

Json note_json(const Note& note) {
  return {{"id", note.id}, {"agent", note.agent}, {"at", iso_8601(note.at)}, {"text", note.text}};
}

Json watchers_json(const std::vector<Watcher>& watchers) {
  Json list = Json::array();
  for (const Watcher& watcher : watchers) {
    list.push_back(
        {{"agent", watcher.agent}, {"viewing", watcher.viewing}, {"typing", watcher.typing}});
  }
  return list;
}

Json acts_json(const std::vector<DeskAct>& acts) {
  Json list = Json::array();
  for (const DeskAct act : acts)
    list.push_back(to_string(act));
  return list;
}

Json undo_json(const std::optional<Undo>& undo) {
  if (!undo) return {};
  return {{"act", to_string(undo->act)}, {"until", iso_8601(undo->until)}};
}

Json counts_json(const BoxCounts& counts) {
  return {{"queue", counts.queue},
          {"mine", counts.mine},
          {"snoozed", counts.snoozed},
          {"all", counts.all}};
}

}  // namespace bot
