#include "bot/talk/run_script.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "bot/talk/talk.h"
#include "knowledge/text.h"

namespace bot::script {
namespace {

// A Monday morning, so that a script means the same every day.
constexpr Instant kBegin =
    std::chrono::sys_days(std::chrono::year(2026) / std::chrono::January / 5) +
    std::chrono::hours(9);
// A bot that sets itself timers for ever would hang the script.
constexpr int kTimersMax = 1000;

// Runs one line after the other; "" or what went wrong.
class Player {
 public:
  explicit Player(const Mind& mind) : talk_(mind, ":memory:", [this] { return clock_; }) {}

  std::string play(const Line& line) {
    const bool expects = line.what.index() >= kFirstExpectation;
    if (!expects) said_.clear();
    return std::visit([this](const auto& what) { return take(what); }, line.what);
  }

  [[nodiscard]] std::string said() const {
    std::string text = "the bot is in " + std::string(to_string(talk_.now().state));
    if (!talk_.now().fix.empty()) text += ", at " + talk_.now().fix;
    if (said_.empty()) return text + ", and said nothing";
    text += ", and said:";
    for (const dialog::Reply& reply : said_) {
      text += "\n" + plain_text(reply) + "\n";
      for (const dialog::Choice& choice : reply.choices)
        text += "[" + choice.label + "] ";
    }
    return text;
  }

 private:
  static constexpr std::size_t kFirstExpectation = 3;  // Part, in Line::what.

  std::string take(const Says& says) {
    hear(talk_.say(says.text));
    return "";
  }

  std::string take(const Presses& presses) {
    const dialog::Choice* choice = talk_.button(presses.label);
    if (choice == nullptr) return "a button '" + presses.label + "'";
    hear(talk_.press(std::string(choice->value)));
    return "";
  }

  std::string take(const Passes& passes) {
    const Instant until = clock_ + passes.time;
    for (int timers = 0;; ++timers) {
      const auto due = talk_.next_due();
      if (!due || *due > until) break;
      if (timers == kTimersMax) throw std::runtime_error("the bot's timers have no end");
      clock_ = std::max(clock_, *due);
      hear(talk_.tick());
    }
    clock_ = until;
    return "";
  }

  std::string take(const Part& part) {
    return any([&](const std::string& text) { return text.find(part.text) != std::string::npos; })
               ? ""
               : "'" + part.text + "'";
  }

  std::string take(const Pattern& pattern) {
    return any([&](const std::string& text) { return std::regex_search(text, pattern.expression); })
               ? ""
               : "a match";
  }

  std::string take(const InState& in) {
    return talk_.now().state == in.state ? "" : "state " + std::string(to_string(in.state));
  }

  std::string take(const ShowsFix& shows) {
    const bool shown = std::ranges::find(said_, shows.id, &dialog::Reply::fix) != said_.end();
    return shown || talk_.now().fix == shows.id ? "" : "fix " + shows.id;
  }

  template <class Matches>
  [[nodiscard]] bool any(const Matches& matches) const {
    return std::ranges::any_of(
        said_, [&](const dialog::Reply& reply) { return matches(flattened(plain_text(reply))); });
  }

  void hear(const Talk::Replies& replies) {
    said_.insert(said_.end(), replies.begin(), replies.end());
  }

  Instant clock_ = kBegin;
  Talk talk_;
  Talk::Replies said_;  // Since the person did something or time passed.
};

}  // namespace

std::string run(const Mind& mind, const std::string& file, const std::vector<Line>& lines) {
  Player player(mind);
  for (const Line& line : lines) {
    std::string place = file + ":" + std::to_string(line.number) + ": ";
    const std::string written = "\n  " + line.source;
    try {
      const std::string expected = player.play(line);
      if (expected.empty()) continue;
      return place.append("expected ")
          .append(expected)
          .append(written)
          .append("\n")
          .append(player.said());
    } catch (const std::exception& error) {
      return place.append(error.what()).append(written);
    }
  }
  return "";
}

}  // namespace bot::script
