// Every conversation that a small pack allows, explored to the end: each state that can be reached
// with each event that can happen. When a promise is broken, the shortest way there is printed.
// One of the promises: nothing is ever said twice in a row, whatever is said twice to the bot.

#include <deque>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "dialog/advance.h"
#include "tests/dialog/custody_promises.h"
#include "tests/dialog/everything.h"
#include "tests/dialog/small_pack.h"

namespace dialog {
namespace {

// All of them takes minutes in a build that isn't optimised or looks after memory: the first ones,
// which are those nearest to the beginning, have to do there.
#ifdef NDEBUG
constexpr int kExploredMax = std::numeric_limits<int>::max();
#else
constexpr int kExploredMax = 3000;
#endif

using tests::kNow;
using tests::Named;

struct Edge {
  int to = 0;
  bool by_person = false;
  bool by_agent = false;
};

struct Node {
  Conversation conversation;
  int parent = -1;
  std::string event;  // That led here.
  std::string said;   // With these words of the bot.
  std::vector<Edge> edges;
};

// All that the bot said in a turn.
std::string words_of(const Turn& turn) {
  std::string words;
  for (const Effect& effect : turn.effects) {
    if (const auto* spoken = std::get_if<Say>(&effect)) words += plain_text(spoken->reply) + '\n';
  }
  return words;
}

// Each line in two forms, as the lines of a pack should be; but a button keeps its label.
knowledge::Pack two_forms(knowledge::Pack pack) {
  for (std::size_t i = 0; i < knowledge::kWordingKeys.size(); ++i) {
    if (knowledge::kWordingKeys[i].name.starts_with("button_")) continue;
    const std::string first = pack.wording.forms(i).front();
    pack.wording.set(i, {first, "anew " + first});
  }
  return pack;
}

// A fix that failed, was skipped or done before counts the same for what comes next.
std::string attempts_key(const Conversation& c) {
  std::set<std::string> attempts;
  for (const Attempt& attempt : c.attempts) {
    const bool open = attempt.outcome == Outcome::Shown;
    attempts.insert(attempt.fix + (open ? "?" : "!"));
  }
  std::string key;
  for (const std::string& attempt : attempts)
    key += '|' + attempt;
  return key;
}

// Agents are alike; with the bot again, how a handoff ended makes no difference.
std::string custody_key(const Conversation& c) {
  const bool in_play = c.handoff == Handoff::Offered || c.owner.kind != OwnerKind::Bot;
  return std::string(in_play ? to_string(c.handoff) : "") +
         (c.waits_since == Instant{} ? "" : "w") + (c.rated ? "r" : "");
}

// Put off, answered, in line while nobody is there, rated before: what is remembered of the article
// plays no part in how these go on, so one conversation of each kind stands for all.
bool is_aside(const Conversation& c) {
  if (c.rated || c.handoff == Handoff::Nobody) return true;
  return c.owner.kind == OwnerKind::Agent &&
         (c.handoff != Handoff::Assigned || c.waits_since == Instant{});
}

// What tells two conversations apart as far as the future goes.
std::string key_of(const Conversation& c) {
  const bool ended = c.state == State::Closed || c.state == State::Rating;
  std::string key = std::string(to_string(c.state)) + '|' + custody_key(c) + '|' + c.fix + '|';
  if (ended) key += std::string(to_string(c.closing)) + std::string(to_string(c.resume_state));
  if (is_aside(c)) return key;
  key += c.symptom + '|' + c.path + '|' + std::to_string(c.step) + '|' +
         std::to_string(std::min(c.strays, 2)) + std::to_string(std::min(c.misses, 2)) +
         (c.starts_anew ? "a" : "") + (c.confirming_erasure ? "e" : "") +
         (c.follow_up_set ? "f" : "") + (c.fate == intents::Fate::Unharmed ? "" : "l");
  key += attempts_key(c);
  for (const Choice& choice : c.choices)
    key += '/' + choice.label;
  return key;
}

class Explorer {
 public:
  Explorer() : pack_(two_forms(tests::small_pack())) { brain_.pack = &pack_; }

  void explore() {
    Conversation start;
    start.id = "c";
    visit(start, {-1, "", ""});
    const std::vector<Named> spoken = tests::messages();
    while (!waiting_.empty() && explored_ < kExploredMax) {
      ++explored_;
      const int at = waiting_.front();
      waiting_.pop_front();
      const Conversation now = nodes_[static_cast<std::size_t>(at)].conversation;
      for (const Named& event : tests::events_at(now, spoken))
        take(at, now, event);
    }
  }

  [[nodiscard]] bool complete() const { return waiting_.empty(); }
  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }

  [[nodiscard]] std::string way_to(int node) const {
    if (node < 0) return "";
    const Node& here = nodes_[static_cast<std::size_t>(node)];
    return way_to(here.parent) + (here.event.empty() ? "" : here.event + " -> ") + "[" +
           std::string(to_string(here.conversation.state)) + "] ";
  }

  // The nodes from which no way of the allowed edges leads to one that `wanted` accepts.
  template <class Wanted>
  [[nodiscard]] std::vector<int> stuck(Wanted wanted) const {
    std::vector<std::vector<int>> into(nodes_.size());
    std::deque<int> front;
    std::vector<bool> reaches(nodes_.size());
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (wanted(nodes_[i].conversation)) {
        reaches[i] = true;
        front.push_back(static_cast<int>(i));
      }
      const bool with_agent = nodes_[i].conversation.state == State::WithAgent;
      for (const Edge& edge : nodes_[i].edges) {
        if (edge.by_person || (with_agent && edge.by_agent)) {
          into[static_cast<std::size_t>(edge.to)].push_back(static_cast<int>(i));
        }
      }
    }
    while (!front.empty()) {
      for (const int from : into[static_cast<std::size_t>(front.front())]) {
        if (reaches[static_cast<std::size_t>(from)]) continue;
        reaches[static_cast<std::size_t>(from)] = true;
        front.push_back(from);
      }
      front.pop_front();
    }
    std::vector<int> nodes;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (!reaches[i]) nodes.push_back(static_cast<int>(i));
    }
    return nodes;
  }

 private:
  struct Way {
    int parent = -1;
    std::string event;
    std::string said;
  };

  int visit(const Conversation& conversation, const Way& way) {
    const auto [entry, is_new] =
        known_.emplace(key_of(conversation), static_cast<int>(nodes_.size()));
    if (is_new) {
      nodes_.push_back({conversation, way.parent, way.event, way.said, {}});
      waiting_.push_back(entry->second);
    }
    return entry->second;
  }

  void take(int at, const Conversation& now, const Named& named) {
    Event event;
    event.what = named.what;
    event.world.now = kNow;
    event.world.agents_present = named.agents_present;
    if (named.status_read) event.world.status = StatusReading{};
    Conversation from = now;
    if (begins_anew(brain_.policy, now, event)) {
      from = Conversation{};
      from.id = "c";
    }
    const Turn turn = advance(brain_, from, event);
    const bool agent = named.name.starts_with("agent");
    const int to = visit(turn.next, {at, named.name, words_of(turn)});
    nodes_[static_cast<std::size_t>(at)].edges.push_back({to, named.by_person, agent});
    check(at, from, turn, named);
  }

  void check(int at, const Conversation& from, const Turn& turn, const Named& event) {
    std::string broken = first_broken(from, turn, event);
    const bool anew = from.turn == 0;
    const std::string before = anew ? "" : nodes_[static_cast<std::size_t>(at)].said;
    if (broken.empty()) broken = repeated(before, turn, event);
    if (broken.empty()) return;
    if (!broken_.insert(broken).second) return;  // One counter-example a promise is enough to read.
    FAIL_CHECK(broken << ": " << way_to(at) << event.name << " -> ["
                      << std::string(to_string(turn.next.state)) << "]");
  }

  // The bot's words are not those of its turn before, nor of its answer to the same once more.
  [[nodiscard]] std::string repeated(const std::string& before, const Turn& turn,
                                     const Named& named) const {
    const std::string words = words_of(turn);
    if (words.empty() || !named.by_person) return "";
    if (words == before) return "says twice in a row: " + words;
    Event event;
    event.what = named.what;
    event.world.now = kNow;
    event.world.agents_present = named.agents_present;
    if (auto* pressed = std::get_if<Pressed>(&event.what)) pressed->stale = true;
    if (begins_anew(brain_.policy, turn.next, event)) return "";
    return words == words_of(advance(brain_, turn.next, event))
               ? "says the same when told the same: " + words
               : "";
  }

  static std::string first_broken(const Conversation& from, const Turn& turn, const Named& event) {
    const bool with_agent = from.owner.kind == OwnerKind::Agent;
    int replies = 0;
    for (const Effect& effect : turn.effects) {
      if (const auto* spoken = std::get_if<Say>(&effect)) {
        ++replies;
        std::string broken = broken_reply(from, turn, *spoken);
        if (!broken.empty()) return broken;
        const bool still = with_agent && turn.next.owner.kind == OwnerKind::Agent;
        if (still && !spoken->by_system && spoken->agent.empty()) return "talks over the agent";
      }
      const auto* timer = std::get_if<SetTimer>(&effect);
      const auto* fired = std::get_if<TimerDue>(&event.what);
      if (timer != nullptr && fired != nullptr && !tests::may_arm(fired->kind, timer->kind)) {
        return "a timer arms a timer that could run for ever";
      }
      if (timer != nullptr && event.name == "close timer") return "closing arms a timer";
    }
    if (event.by_person && !with_agent && replies == 0) return "no answer";
    if (event.by_person && with_agent && replies > 0) return "the bot talks over the agent";
    std::string broken =
        tests::broken_custody(from, turn) + tests::broken_story(from, event.what, turn);
    if (event.by_person && with_agent) broken += tests::broken_packet(from, turn.next);
    return broken.empty() ? broken_state(turn.next, event) : broken;
  }

  static std::string broken_reply(const Conversation& from, const Turn& turn, const Say& said) {
    const std::string text = plain_text(said.reply);
    if (text.empty()) return "an empty reply";
    if (text.find('{') != std::string::npos) return "an unfilled line: " + text;
    const bool removes = text.find("Tap Reset.") != std::string::npos ||
                         text.find("Delete it.") != std::string::npos;
    if (removes && turn.next.fate != intents::Fate::Unharmed) return "removes from a lost phone";
    const bool consented = !said.agent.empty() || from.state == State::ConfirmingRisk ||
                           from.fix == "reset" || from.path == "old";
    if (removes && !consented) return "removes without consent";
    return "";
  }

  static std::string broken_state(const Conversation& next, const Named& event) {
    const bool at_rest = next.state == State::Closed || next.state == State::WithAgent;
    if (event.by_person && !at_rest && next.choices.empty()) return "no buttons";
    const bool owned = next.owner.kind == OwnerKind::Agent;
    if (owned != (next.state == State::WithAgent)) return "owner and state disagree";
    const bool queued = next.owner.kind == OwnerKind::Queue;
    if (next.state == State::WaitingForAgent && !queued) return "waits without being queued";
    if (next.state == State::Closed && queued) return "closed, and still in the queue";
    if (next.state == State::OfferingHandoff && queued) return "offers a human twice";
    if (next.state == State::ConfirmingRisk && !next.confirming_erasure &&
        (next.choices.size() < 2 || next.choices[0].label != "button_go_ahead" ||
         next.choices[1].label != "button_something_else")) {
      return "consent needs its two buttons first";
    }
    return event.by_person && next.state == State::Welcome ? "stays on the doorstep" : "";
  }

  knowledge::Pack pack_;
  Brain brain_;
  std::vector<Node> nodes_;
  std::map<std::string, int> known_;
  std::deque<int> waiting_;
  int explored_ = 0;
  std::set<std::string> broken_;
};

TEST_SUITE("dialog/explore") {
  TEST_CASE("every event is answered everywhere, and there is always a way out") {
    Explorer explorer;
    explorer.explore();
    MESSAGE(explorer.nodes().size() << " conversations met");
    if (!explorer.complete()) return;

    std::set<State> reached;
    for (const Node& node : explorer.nodes())
      reached.insert(node.conversation.state);
    CHECK(reached.size() == kStateCount);
    std::set<Handoff> handoffs;
    for (const Node& node : explorer.nodes())
      handoffs.insert(node.conversation.handoff);
    CHECK(handoffs.size() == kHandoffCount);

    const auto in_state = [](State state) {
      return [state](const Conversation& c) { return c.state == state; };
    };
    for (const State end : {State::Rating, State::Closed, State::WaitingForAgent}) {
      for (const int node : explorer.stuck(in_state(end))) {
        FAIL_CHECK("no way to " << std::string(to_string(end))
                                << " from: " << explorer.way_to(node));
      }
    }
  }
}

}  // namespace
}  // namespace dialog
