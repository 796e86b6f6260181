#include "bot/talk/replay.h"

#include <algorithm>
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
  Lines said;  // Several: a burst, answered as one.
  Lines replies;
  Instant until;  // When they spoke again, or the last reply of all came.
};

std::vector<Exchange> exchanges_of(const Lines& lines) {
  std::vector<Exchange> exchanges;
  for (auto at = std::ranges::find_if(lines, is_person); at != lines.end();) {
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

class Rehearsal {
 public:
  Rehearsal(const Mind& mind, const dialog::Experience& experience)
      : talk_(
            mind, ":memory:", [this] { return clock_; }, experience) {}

  // The first difference of one conversation.
  std::optional<Difference> run(const Recorded& recorded) {
    const auto exchanges = exchanges_of(recorded.messages);
    for (const Exchange& exchange : exchanges) {
      clock_ = std::max(clock_, exchange.said.back().at);
      const auto now = all_shown(answers(exchange));
      const auto was = all_shown(exchange.replies);
      if (now == was) continue;
      if (is_taken_over(exchange, now)) return std::nullopt;
      return Difference{recorded.conversation, exchange.said.back().seq, heard(exchange),
                        joined(was), joined(now)};
    }
    return std::nullopt;
  }

 private:
  Talk::Replies answers(const Exchange& exchange) {
    const std::string text = heard(exchange);
    const dialog::Choice* button = talk_.button(text);
    Talk::Replies said = button == nullptr ? talk_.say(text) : talk_.press(button->value);
    std::ranges::move(pass_until(exchange.until), std::back_inserter(said));  // Reminders.
    return said;
  }

  Talk::Replies pass_until(Instant at) {
    Talk::Replies said;
    while (const auto due = talk_.next_due()) {
      if (*due > at) break;
      clock_ = std::max(clock_, *due);
      std::ranges::move(talk_.tick(), std::back_inserter(said));
    }
    clock_ = std::max(clock_, at);
    return said;
  }

  Instant clock_;
  Talk talk_;
};

}  // namespace

std::vector<Difference> differences_of(const Mind& mind, const dialog::Experience& experience,
                                       const std::vector<Recorded>& conversations) {
  Rehearsal rehearsal(mind, experience);
  std::vector<Difference> differences;
  for (const Recorded& recorded : conversations) {
    if (auto difference = rehearsal.run(recorded)) differences.push_back(std::move(*difference));
  }
  return differences;
}

}  // namespace bot
