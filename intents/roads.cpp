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

// "backups", "mostly photos": all there is of an answer.
constexpr std::size_t kAnswerWords = 2;

// Each once; what was named in full isn't bare.
void add(std::vector<Road>& found, const Road& road) {
  for (Road& known : found) {
    const bool same =
        known.fix == road.fix && known.path == road.path && known.all_clear == road.all_clear;
    if (!same) continue;
    known.bare = known.bare && road.bare;
    return;
  }
  found.push_back(road);
}

}  // namespace

Roads::Roads(const knowledge::Pack& pack) {
  for (const knowledge::Fix& fix : pack.fixes) {
    std::vector<Road> roads(fix.wishes.size(), Road{fix.id, "", false, false});
    std::vector<std::string> rows = fix.wishes;
    roads.insert(roads.end(), fix.all_clear.cues.size(), Road{fix.id, "", true, false});
    rows.insert(rows.end(), fix.all_clear.cues.begin(), fix.all_clear.cues.end());
    for (const knowledge::Path& path : fix.paths) {
      roads.insert(roads.end(), path.cues.size(), Road{fix.id, path.id, false, false});
      rows.insert(rows.end(), path.cues.begin(), path.cues.end());
    }
    if (!rows.empty()) by_fix_.push_back({std::move(roads), Patterns(rows)});
  }
}

std::vector<Road> Roads::read(const Words& words) const {
  std::vector<Road> found;
  for (const Signposts& signposts : by_fix_) {
    for (const Patterns::Hit& hit : signposts.patterns.find_all(words)) {
      if (denied(words, hit.first)) continue;
      Road road = signposts.roads[hit.row];
      road.bare = hit.last - hit.first == 1 && words.size() > kAnswerWords;
      add(found, road);
    }
  }
  return found;
}

}  // namespace intents
