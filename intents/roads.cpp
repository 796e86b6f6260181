#include "intents/roads.h"

#include <algorithm>
#include <utility>

#include "intents/numbers.h"

namespace intents {
namespace {

// A denial reaches this far: "I really can't sign out".
constexpr std::size_t kDenialWords = 3;

bool denies(std::string_view word) {
  return is_any(word, {"not", "never", "cant", "cannot", "couldnt", "wont", "dont", "didnt",
                       "doesnt", "isnt", "arent", "havent", "without", "no", "unable"});
}

bool denied(const Words& words, std::size_t at) {
  for (std::size_t back = 0; back < kDenialWords && at > back; ++back) {
    const Word& next = words[at - back];
    if (next.starts_sentence || next.after_comma) return false;
    if (denies(words[at - back - 1].text)) return true;
  }
  return false;
}

}  // namespace

Roads::Roads(const knowledge::Pack& pack) {
  for (const knowledge::Fix& fix : pack.fixes) {
    std::vector<Road> roads(fix.wishes.size(), Road{fix.id, "", false});
    std::vector<std::string> rows = fix.wishes;
    roads.insert(roads.end(), fix.all_clear.cues.size(), Road{fix.id, "", true});
    rows.insert(rows.end(), fix.all_clear.cues.begin(), fix.all_clear.cues.end());
    for (const knowledge::Path& path : fix.paths) {
      roads.insert(roads.end(), path.cues.size(), Road{fix.id, path.id, false});
      rows.insert(rows.end(), path.cues.begin(), path.cues.end());
    }
    if (!rows.empty()) by_fix_.push_back({std::move(roads), Patterns(rows)});
  }
}

std::vector<Road> Roads::read(const Words& words) const {
  std::vector<Road> found;
  for (const Signposts& signposts : by_fix_) {
    for (const Patterns::Hit& hit : signposts.patterns.find_all(words)) {
      const Road& road = signposts.roads[hit.row];
      if (denied(words, hit.first)) continue;
      if (std::find(found.begin(), found.end(), road) == found.end()) found.push_back(road);
    }
  }
  return found;
}

}  // namespace intents
