#include "bot/talk/replay.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>

#include "bot/talk/talk.h"

namespace bot {
namespace {

using Lines = std::vector<Message>;

bool is_person(const Message& line) {
  return line.from == "person" && line.kind != LineKind::Deleted;
}

// The person's words up to an answer, and the answer: what was said until they spoke again.
struct Exchange {
  Lines said;  // Several: a burst, answered as one. None: they came in without a word.
  Lines replies;
  Instant until;  // When they spoke again, or the last reply of all came.
};

std::vector<Exchange> exchanges_of(const Lines& lines) {
  std::vector<Exchange> exchanges;
  for (auto at = lines.begin(); at != lines.end();) {
    const auto replies = std::find_if_not(at, lines.end(), is_person);
    const auto next = std::find_if(replies, lines.end(), is_person);
    const Instant until = next == lines.end() ? lines.back().at : next->at;
    exchanges.push_back({{at, replies}, {replies, next}, until});
    at = next;
  }
  return exchanges;
}

std::string shown(const std::string& text, const std::vector<std::string>& labels) {
  std::string whole = text;
  for (std::size_t at = 0; at < labels.size(); ++at)
    whole.append(at == 0 ? "\n[" : " [").append(labels[at]).append("]");
  return whole;
}

std::string shown(const Message& line) {
  std::vector<std::string> labels;
  for (const Button& button : line.buttons)
    labels.push_back(button.label);
  return shown(line.text, labels);
}

std::string shown(const dialog::Reply& reply) {
  std::vector<std::string> labels;
  for (const dialog::Choice& choice : reply.choices)
    labels.push_back(choice.label);
  return shown(plain_text(reply), labels);
}

template <class List>
std::vector<std::string> all_shown(const List& list) {
  std::vector<std::string> texts;
  for (const auto& entry : list)
    texts.push_back(shown(entry));
  return texts;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string whole;
  for (const std::string& text : texts)
    whole += (whole.empty() ? "" : "\n\n") + text;
  return whole;
}

std::string heard(const Exchange& exchange) {
  std::string text;
  for (const Message& line : exchange.said)
    text += (text.empty() ? "" : "\n") + line.text;
  return text;
}

// Where a human took over: an agent speaks, or the system says more than the bot has to say.
bool is_taken_over(const Exchange& exchange, const std::vector<std::string>& now) {
  const Lines& replies = exchange.replies;
  const bool agent =
      std::ranges::any_of(replies, [](const Message& m) { return m.from == "agent"; });
  if (agent || replies.size() <= now.size()) return agent;
  return std::all_of(replies.begin() + static_cast<std::ptrdiff_t>(now.size()), replies.end(),
                     [](const Message& line) { return line.from == "system"; });
}

// A timer that did something did it when it was due, or as soon as the server was there again.
constexpr std::chrono::minutes kLateMax{1};
// A button of a conversation that is erased.
constexpr const char* kGoneButton = "0000000000000000.1.1";

class Rehearsal {
 public:
  Rehearsal(const Mind& mind, const Backgrounds& backgrounds)
      : backgrounds_(backgrounds), talk_(mind, ":memory:", [this] { return clock_; }) {}

  // The first difference of one conversation.
  std::optional<Difference> run(const Recorded& recorded) {
    if (recorded.messages.empty() || recorded.messages.front().seq != 1) return std::nullopt;
    moments_ = &recorded.moments;
    for (const Exchange& exchange : exchanges_of(recorded.messages)) {
      const Message& last = exchange.said.empty() ? exchange.replies.front() : exchange.said.back();
      clock_ = std::max(clock_, last.at);
      const auto now = all_shown(answers(exchange, moment_of(last)));
      const auto was = all_shown(exchange.replies);
      if (now == was) continue;
      if (is_taken_over(exchange, now)) return std::nullopt;
      return Difference{recorded.conversation, last.seq, heard(exchange), joined(was), joined(now)};
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] const Moment* moment_of(const Message& line) const {
    const auto found = moments_->find(line.seq);
    return found == moments_->end() ? nullptr : &found->second;
  }

  void suppose(const Moment* moment) {
    const auto found = backgrounds_.find(moment == nullptr ? 0 : moment->background);
    const Background& background = found == backgrounds_.end() ? backgrounds_.at(0) : found->second;
    talk_.suppose(moment == nullptr ? usual_world() : moment->world, background);
  }

  Talk::Replies answers(const Exchange& exchange, const Moment* moment) {
    suppose(moment);
    Talk::Replies said = exchange.said.empty() ? talk_.arrive() : say(heard(exchange), moment);
    std::ranges::move(pass_until(exchange), std::back_inserter(said));  // Reminders.
    return said;
  }

  Talk::Replies say(const std::string& text, const Moment* moment) {
    const bool stale = moment != nullptr && moment->pressing == Pressing::Stale;
    const bool written = moment != nullptr && moment->pressing == Pressing::No;
    const dialog::Choice* button = stale ? talk_.stale_button(text) : talk_.button(text);
    if (stale) return talk_.press(button == nullptr ? kGoneButton : button->value);
    if (button != nullptr && !written) return talk_.press(button->value);
    return talk_.say(text, moment != nullptr && moment->held_secret);
  }

  // The line with which a timer's turn begins, if that said anything.
  [[nodiscard]] const Message* said_by_timer(const Exchange& exchange, Instant due) const {
    const auto line = std::ranges::find_if(exchange.replies, [&](const Message& reply) {
      return reply.at >= due && moment_of(reply) != nullptr;
    });
    return line == exchange.replies.end() || line->at - due > kLateMax ? nullptr : &*line;
  }

  Talk::Replies pass_until(const Exchange& exchange) {
    Talk::Replies said;
    while (const auto due = talk_.next_due()) {
      if (*due > exchange.until) break;
      clock_ = std::max(clock_, *due);
      if (const Message* line = said_by_timer(exchange, *due)) {
        clock_ = std::max(clock_, line->at);
        suppose(moment_of(*line));
      }
      std::ranges::move(talk_.tick(), std::back_inserter(said));
    }
    clock_ = std::max(clock_, exchange.until);
    return said;
  }

  const Backgrounds& backgrounds_;
  const std::map<std::int64_t, Moment>* moments_ = nullptr;  // Of the conversation at hand.
  Instant clock_;
  Talk talk_;
};

}  // namespace

std::vector<Difference> differences_of(const Mind& mind, const Backgrounds& backgrounds,
                                       const std::vector<Recorded>& conversations) {
  Rehearsal rehearsal(mind, backgrounds);
  std::vector<Difference> differences;
  for (const Recorded& recorded : conversations) {
    if (auto difference = rehearsal.run(recorded)) differences.push_back(std::move(*difference));
  }
  return differences;
}

}  // namespace bot
