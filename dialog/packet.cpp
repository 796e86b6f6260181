#include "dialog/packet.h"

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

}  // namespace dialog
