#include "dialog/packet.h"

#include <chrono>
#include <string_view>
#include <utility>
#include <vector>

#include "dialog/scene.h"

namespace dialog {
namespace {

// Joined by commas; empty parts are left out.
std::string listed(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += ", ";
    text += part;
  }
  return text;
}

std::string_view outcome_word(Outcome outcome) {
  switch (outcome) {
    case Outcome::Shown:
      return "shown";
    case Outcome::SaidTried:
      return "done";
    case Outcome::Failed:
      return "did not help";
    case Outcome::Skipped:
      return "left out";
    case Outcome::Solved:
      return "helped";
  }
  return "";
}

std::string two_digits(std::int64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// "10:31"
std::string clock_of(Instant at) {
  using std::chrono::duration_cast;
  const auto of_day = at.time_since_epoch() % std::chrono::hours(24);
  const auto minutes = duration_cast<std::chrono::minutes>(of_day).count();
  return two_digits(minutes / 60) + ':' + two_digits(minutes % 60);
}

// "4 min", "2 h 5 min"
std::string span(Duration time) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time).count();
  const std::string rest = std::to_string(minutes % 60) + " min";
  return minutes < 60 ? rest : std::to_string(minutes / 60) + " h " + rest;
}

}  // namespace

std::string what_is_known(const knowledge::Pack& pack, const Conversation& now) {
  std::vector<std::string> done;
  for (const Attempt& attempt : now.attempts) {
    const knowledge::Fix* fix = pack.find_fix(attempt.fix);
    const bool tried = attempt.outcome == Outcome::Failed || attempt.outcome == Outcome::SaidTried;
    if (fix != nullptr && tried) done.push_back(fix->done);
  }
  const knowledge::Symptom* symptom = pack.find_symptom(now.symptom);
  return listed({symptom == nullptr ? "" : symptom->summary, now.device.model,
                 now.device.ios ? "iOS " + to_string(*now.device.ios) : "",
                 done.empty() ? "" : "you've " + join_words(done)});
}

Packet packet_of(const knowledge::Pack& pack, const Conversation& now) {
  Packet packet;
  if (const auto* symptom = pack.find_symptom(now.symptom)) packet.problem = symptom->label;
  packet.model = now.device.model;
  if (now.device.ios) packet.ios = to_string(*now.device.ios);
  packet.error_code = now.error_code;
  packet.phone = now.fate;
  packet.language = now.language;
  for (const Attempt& attempt : now.attempts) {
    const knowledge::Fix* fix = pack.find_fix(attempt.fix);
    if (fix != nullptr) packet.tried.push_back({fix, attempt.outcome, attempt.at});
  }
  for (const knowledge::Fix& fix : pack.fixes) {
    if (find_attempt(now, fix.id) == nullptr) packet.not_tried.push_back(&fix);
  }
  packet.reason = now.handoff_reason;
  packet.queued_since = now.queued_since;
  packet.waits_since = now.waits_since;
  return packet;
}

std::string headline(const Packet& packet) {
  const std::string problem = packet.problem.empty() ? "cause not known yet" : packet.problem;
  return packet.tried.empty() ? problem
                              : problem + ", tried " + std::to_string(packet.tried.size());
}

std::vector<Fact> facts_of(const Packet& packet) {
  std::vector<std::string> tried;
  for (const auto& [fix, outcome, at] : packet.tried) {
    tried.push_back(fix->heading + " (" + std::string(outcome_word(outcome)) + ", " + clock_of(at) +
                    ")");
  }
  std::vector<std::string> not_tried;
  not_tried.reserve(packet.not_tried.size());
  for (const knowledge::Fix* fix : packet.not_tried)
    not_tried.push_back(fix->heading);
  const bool harmed = packet.phone != intents::Fate::Unharmed;
  std::vector<Fact> facts = {
      {"Problem", packet.problem.empty() ? "not known yet" : packet.problem},
      {"Phone",
       listed({packet.model, packet.ios.empty() ? "" : "iOS " + packet.ios,
               harmed ? "remove nothing: it is " + std::string(to_string(packet.phone)) : ""})},
      {"Error", packet.error_code},
      {"Language", packet.language},
      {"Tried", listed(tried)},
      {"Not tried", listed(not_tried)},
      {"Why here", packet.reason},
  };
  std::erase_if(facts, [](const Fact& fact) { return fact.value.empty(); });
  return facts;
}

std::string plain_text(const Packet& packet, Instant now) {
  std::vector<Fact> facts = facts_of(packet);
  if (packet.waits_since != Instant{}) facts.push_back({"Waiting", span(now - packet.waits_since)});
  std::string text;
  for (const auto& [name, value] : facts)
    text += std::string(name) + ": " + value + '\n';
  return text;
}

}  // namespace dialog
