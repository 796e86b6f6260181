#include "bot/bridge/story.h"

#include <algorithm>
#include <optional>
#include <string>

#include "bot/channel/pieces.h"
#include "bot/store/agent_name.h"

namespace bot {
namespace {

using dialog::HappeningKind;
using dialog::OwnerKind;
using Kind = ThreadLine::Kind;

// Of what was said while the bot had it alone; the desk has all of it.
constexpr std::int64_t kHistoryLines = 20;
constexpr int kReadMax = 2000;  // Lines a time; more are read the next time.
constexpr std::size_t kCitedChars = 80;

// The client's id of what was written in a thread.
bool from_here(std::string_view key) { return key.starts_with(kSlackAgent); }

bool is_line(const HandoffEvent& happened) { return happened.kind == HappeningKind::Message; }

Kind kind_of(LineKind kind) {
  switch (kind) {
    case LineKind::Said:
      return Kind::Person;
    case LineKind::Edited:
      return Kind::Edited;
    case LineKind::Deleted:
      return Kind::Deleted;
  }
  return Kind::Person;
}

struct Teller {
  Store& store;
  const knowledge::Pack& pack;
  const StoredConversation& stored;
  std::string person;
  std::vector<Message> lines;  // From where the story begins.
  std::vector<Note> notes;
  std::int64_t line;              // So far.
  std::int64_t event;             // So far.
  std::optional<Instant> joined;  // When an agent came last.
  std::vector<StoryItem> items;

  void add(ThreadLine told) { items.push_back({std::move(told), line, event}); }

  void add_line(const Message& message) {
    if (from_here(message.key)) return;
    if (message.from == "person") return add({kind_of(message.kind), person, message.text});
    if (message.from == "agent") return add({Kind::Agent, message.name, message.text});
    // Who has come is news already.
    if (message.from == "system" && joined == message.at) return;
    add({message.from == "system" ? Kind::System : Kind::Bot, "", message.text});
  }

  // What was said before `seq` while nobody followed.
  void add_history(std::int64_t seq) {
    const std::int64_t first = std::max(line + 1, seq - kHistoryLines);
    if (const std::int64_t left_out = first - line - 1; left_out > 0) {
      line = first - 1;
      add({Kind::News, "", std::to_string(left_out) + " earlier lines are left out."});
    }
    for (const Message& message : lines) {
      if (message.seq < first || message.seq >= seq) continue;
      line = message.seq;
      add_line(message);
    }
  }

  void hear(const HandoffEvent& happened) {
    if (happened.seq <= line) {
      event = happened.id;
      return;
    }
    add_history(happened.seq);
    line = happened.seq;
    event = happened.id;
    const auto found = std::ranges::find(lines, happened.seq, &Message::seq);
    if (found != lines.end()) add_line(*found);
  }

  void note(const HandoffEvent& happened, const std::string& agent) {
    for (const Note& each : notes) {
      if (each.at != happened.at || each.agent != agent || from_here(each.key)) continue;
      add({Kind::Note, agent_name(store, agent), each.text});
    }
  }

  [[nodiscard]] std::string heading(const std::string& fix) const {
    const knowledge::Fix* found = pack.find_fix(fix);
    return found == nullptr ? fix : found->heading;
  }

  // The beginning of a line, wherever it stands.
  [[nodiscard]] std::string line_at(std::int64_t seq) const {
    const auto found = store.messages(stored.conversation.id, seq - 1, 1);
    const std::string text = seq == 0 || found.empty() ? "" : found.front().text;
    return shortened(text.substr(0, text.find('\n')), kCitedChars);
  }

  // "" when it goes without saying.
  [[nodiscard]] std::string news(const HandoffEvent& happened) const {
    const std::string& detail = happened.detail;
    switch (happened.kind) {
      case HappeningKind::Queued:
        if (happened.actor == "person") return "";
        return detail.empty() ? "Our hours have begun: somebody waits."
                              : "Back in line: " + detail + ".";
      case HappeningKind::Nobody:
        return happened.actor == "person" ? "" : "Back in line, outside our hours: " + detail + ".";
      case HappeningKind::Assigned:
        return "has it now.";
      case HappeningKind::Snoozed:
        return "has put it off.";
      case HappeningKind::Waiting:
        return "waits for an answer.";
      case HappeningKind::Woken:
        return happened.actor == "system" ? "It has been put off long enough." : "";
      case HappeningKind::Transferred:
        return happened.owner.kind == OwnerKind::Queue
                   ? "has put it back in line."
                   : "has passed it on to " + agent_name(store, happened.owner.agent) + ".";
      case HappeningKind::Returned:
        return "has given it back to the bot" +
               (detail.empty() ? "" : ", at “" + heading(detail) + "”") + ".";
      case HappeningKind::Resolved:
        return "has settled it.";
      case HappeningKind::Reopened:
        return "has taken it up again.";
      case HappeningKind::Expired:
        return "Nobody came in time.";
      case HappeningKind::Withdrawn:
        return detail.empty() ? "They need nobody any more." : "They " + detail + ".";
      case HappeningKind::Solved:
        return "It is solved" + (detail.empty() ? "" : ": “" + heading(detail) + "”") + ".";
      case HappeningKind::Rated:
        return "They give it " + detail + " of 5.";
      case HappeningKind::Undelivered:
        return "Not delivered (" + happened.detail + "): “" + line_at(happened.seq) +
               "” The desk can send it once more.";
      case HappeningKind::Offered:
      case HappeningKind::Declined:
      case HappeningKind::Message:
      case HappeningKind::Note:
        break;
    }
    return "";
  }

  // What was told before.
  void recall(const HandoffEvent& happened) {
    if (!is_line(happened) && happened.owner.kind == OwnerKind::Agent) joined = happened.at;
  }

  void take(const HandoffEvent& happened) {
    if (is_line(happened)) return hear(happened);
    event = happened.id;
    const std::string agent(dialog::agent_of(happened.actor));
    if (happened.kind == HappeningKind::Note) return note(happened, agent);
    recall(happened);
    std::string text = news(happened);
    if (text.empty()) return;
    add({Kind::News, agent.empty() ? "" : agent_name(store, agent), std::move(text)});
  }
};

}  // namespace

std::vector<StoryItem> story_of(Store& store, const knowledge::Pack& pack,
                                const StoredConversation& stored, const AgentThread& thread) {
  const std::string& id = stored.conversation.id;
  const auto events = store.handoff_events_of(id);
  const auto fresh = std::ranges::find_if(
      events, [&](const HandoffEvent& each) { return each.id > thread.event; });
  if (fresh == events.end()) return {};
  const auto first = std::find_if(fresh, events.end(), is_line);
  const std::int64_t from =
      first == events.end() ? thread.line : std::max(thread.line, first->seq - 1 - kHistoryLines);
  Teller teller{store,
                pack,
                stored,
                person_name(store, stored.user),
                store.messages(id, from, kReadMax),
                store.notes(id),
                thread.line,
                thread.event,
                std::nullopt,
                {}};
  for (auto told = events.begin(); told != fresh; ++told)
    teller.recall(*told);
  for (auto each = fresh; each != events.end(); ++each)
    teller.take(*each);
  return std::move(teller.items);
}

std::string person_name(Store& store, const User& user) {
  const std::string name = store.profile(user).name;
  return name.empty() ? user.id : name;
}

}  // namespace bot
