#include "intents/tried.h"

#include <algorithm>

#include "intents/numbers.h"

namespace intents {
namespace {

bool is_negative(std::string_view word) {
  return is_any(word, {"no", "not", "isnt", "arent", "didnt", "doesnt", "never", "couldnt", "cant",
                       "havent", "dont"});
}

// A verb's past that doesn't end in -ed, as cues have them.
bool is_irregular_past(std::string_view word) {
  return is_any(word, {"did",  "done",  "bought",   "got",  "made", "ran",   "went",   "been",
                       "took", "spoke", "rang",     "paid", "put",  "shut",  "forgot", "had",
                       "gave", "buyed", "relogged", "re",   "left", "chose", "kept"});
}

bool is_past(std::string_view word) {
  const bool regular = word.size() > 3 && word.substr(word.size() - 2) == "ed";
  return regular || is_irregular_past(word);
}

// Of a state: "wifi is fine", "plenty of storage", "no update available".
bool is_predicate(std::string_view word) {
  return is_negative(word) ||
         is_any(word, {"is",        "are",  "was",     "were", "works", "seems",  "fine", "free",
                       "available", "ok",   "okay",    "good", "green", "plenty", "lots", "enough",
                       "its",       "bars", "plugged", "next", "says",  "told",   "said"});
}

std::string root(std::string_view word) {
  const auto ends = [&](std::string_view end) {
    return word.size() > end.size() + 2 && word.substr(word.size() - end.size()) == end;
  };
  if (word == "tried" || word == "trying" || word == "tries") return "try";
  if (word == "reset" || word == "wireless") return std::string(word);
  if (ends("ing")) {
    word.remove_suffix(3);
  } else if (ends("ed")) {
    word.remove_suffix(2);
  } else if (ends("s") && !ends("ss") && !ends("us")) {
    word.remove_suffix(1);
  }
  if (ends("e")) word.remove_suffix(1);
  // "logged", "shutting".
  const std::size_t size = word.size();
  if (size > 3 && word[size - 1] == word[size - 2] && word[size - 1] != 'l' &&
      word[size - 1] != 's') {
    word.remove_suffix(1);
  }
  return std::string(word);
}

// A cue's words by their roots; the signs of the pattern stay.
std::string rooted(std::string_view cue) {
  std::string text;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) text += root(word);
    word.clear();
  };
  for (const char c : cue) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) {
      word += c;
    } else {
      flush();
      text += c;
    }
  }
  flush();
  return text;
}

std::vector<std::string> words_of_cue(std::string_view cue) {
  std::vector<std::string> words;
  for (const Word& word : scan_words(cue).list)
    words.push_back(word.text);
  return words;
}

// "restart didn't help", "update: already done", "sign out twice".
const Patterns& outcomes() {
  static const Patterns kPatterns(
      {"already|done|twice|thrice|completed|both|too", "is|was|were|also|all|both done|completed",
       "# times|x", "a few|couple|million times",
       "it? didnt|doesnt|hasnt|havent|wasnt help|fix|change|solve|do|make|helped|fixed|worked|work",
       "it? did|does|has|have not help|fix|change|solve|do|make|helped|fixed|worked|work|change",
       "did nothing|nada", "no luck|help|difference|change|effect|use|success|joy", "made no",
       "wasnt it", "same problem|issue|thing|result|error", "and still|nothing|same",
       "still same|nothing|the"});
  return kPatterns;
}

// "after I restarted it still fails": then the fix is what came between, not the cause.
bool goes_on(const Words& words, std::size_t from) {
  static const Patterns kGoesOn({"still|same", "nothing changed|happened|happens|helps|helped",
                                 "no luck|change|difference|better"});
  for (std::size_t at = from; at < words.size(); ++at) {
    if (at > from && words[at].starts_sentence) return false;
    if (kGoesOn.match_at(words, at)) return true;
  }
  return false;
}

// "on the latest iOS", "with another wifi".
bool in_use(const Words& words, std::size_t thing) {
  for (std::size_t back = 1; back <= 3 && back <= thing; ++back) {
    const Word& word = words[thing - back];
    if (is_any(word.text, {"on", "have", "has", "got", "with", "is", "im"})) return true;
    if (word.starts_sentence || word.after_comma) return false;
  }
  return false;
}

// "1 GB left of 64".
bool is_small_part(const Words& words, const Patterns::Hit& hit) {
  static const Patterns kWhole({"of|out # gb|tb|gig*?", "out of # gb|tb|gig*?"});
  constexpr double small_part = 0.1;
  const auto whole = kWhole.match_at(words, hit.last);
  if (!whole || !words[hit.first].number) return false;
  for (std::size_t at = whole->first; at < whole->last; ++at) {
    if (!words[at].number) continue;
    const double all = decimal_number(words.text(at)).value_or(0);
    return decimal_number(words.text(hit.first)).value_or(0) < small_part * all;
  }
  return false;
}

// "only 5 GB free", "0 GB left", "nearly full, 2 GB left": little, which is the trouble rather than
// its absence.
bool is_scant(const Words& words, const Patterns::Hit& hit) {
  static const Patterns kFull(
      {"almost|nearly|practically|its|is|storage|memory|phone full|out", "running? low|out"});
  const std::string_view before = hit.first > 0 ? words.text(hit.first - 1) : "";
  if (is_any(before, {"only", "just", "barely", "merely"})) return true;
  if (!words[hit.first].number) return false;
  if (before == "the") return true;
  if (decimal_number(words.text(hit.first)).value_or(0) < 1) return true;
  return is_small_part(words, hit) || kFull.found_in(words);
}

std::vector<std::string> all_cues(const knowledge::Pack& pack) {
  std::vector<std::string> rows;
  for (const knowledge::Fix& fix : pack.fixes) {
    for (const std::string& cue : fix.cues)
      rows.push_back(rooted(cue));
  }
  return rows;
}

}  // namespace

bool claims_everything(const Words& words, bool names_some) {
  static const Patterns kClaims(
      {"tried|done|did|checked ~ everything",
       "tried|done|did all of? that|it|this|them|these|those|steps|the",
       "tried|done|did it|them|that|those|these already? all|everything",
       "everything already|is? done|tried", "everything you|u|they ~ said|told",
       "everything you|u|they ~ suggested|mentioned|listed", "you|u name it"});
  static const Patterns kListed({"everything|all", "the whole lot|list|thing"});
  static const Patterns kUndone({"not|havent|didnt|before|until|should|can|if|to"});
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool denied = at > 0 && kUndone.match_at(words, at - 1).has_value();
    if (!denied && kClaims.match_at(words, at)) return true;
    const bool listed = words[at].after_comma || words.text(at - 1) == "and";
    if (names_some && at > 0 && listed && kListed.match_at(words, at)) return true;
  }
  return false;
}

bool tells_of_before(const Words& words) {
  static const Patterns kBefore(
      {"already|alredy|allready|before|earlier|previously|yesterday|ago|last|once|twice|thrice|"
       "times",
       "tried|trying|always|week|weeks|days|hours|morning|night|ages|ever|everything|all|both",
       "still|same|again|nothing|but|no|not|didnt|doesnt|wasnt|hasnt|havent|isnt|wont|cant",
       "fails|failed|failing|error|says|said|stuck"});
  return kBefore.found_in(words);
}

TriedFixes::Kind TriedFixes::kind_of(const std::vector<std::string>& words) {
  if (!words.empty() && (is_past(words.front()) || words.front() == "reset")) return Kind::Act;
  if (std::any_of(words.begin(), words.end(), is_predicate)) return Kind::State;
  return std::any_of(words.begin(), words.end(), is_past) ? Kind::Deed : Kind::Thing;
}

TriedFixes::TriedFixes(const knowledge::Pack& pack) : patterns_(all_cues(pack)) {
  for (const knowledge::Fix& fix : pack.fixes) {
    for (const std::string& text : fix.cues) {
      const auto words = words_of_cue(text);
      const bool negative = std::any_of(words.begin(), words.end(), is_negative);
      cues_.push_back({fix.id, kind_of(words), negative});
    }
  }
}

std::optional<Patterns::Hit> TriedFixes::cue_at(const Words& roots, std::size_t at) const {
  const auto hit = patterns_.match_at(roots, at);
  if (!hit) return std::nullopt;
  for (std::size_t inner = hit->first + 1; inner < hit->last; ++inner) {
    const auto other = patterns_.match_at(roots, inner);
    if (other && cues_[other->row].kind == Kind::Act &&
        cues_[other->row].fix != cues_[hit->row].fix) {
      return std::nullopt;
    }
  }
  return hit;
}

// "it logged me out", "did you restart".
bool TriedFixes::has_other_person(const Words& words, const Patterns::Hit& hit) const {
  if (cues_[hit.row].negative || cues_[hit.row].kind != Kind::Act) return false;
  for (std::size_t at = hit.first; at < hit.last; ++at) {
    if (is_any(words[at].text, {"me", "you", "u"})) return true;
  }
  return false;
}

// "I got signed out", "it restarted by itself".
bool TriedFixes::by_other(const Words& words, const Patterns::Hit& hit) const {
  if (has_other_person(words, hit)) return true;
  const std::string_view before = hit.first > 0 ? words.text(hit.first - 1) : "";
  const std::string_view subject = hit.first > 1 ? words.text(hit.first - 2) : "";
  if (is_any(before, {"im", "am", "keeps", "auto"})) return true;
  if (is_any(before, {"was", "got", "get", "getting"}) && subject == "i") return true;
  const bool alone = hit.last == hit.first + 1 && !words[hit.first].after_comma &&
                     !outcomes().match_at(words, hit.last);
  if (alone && is_any(before, {"phone", "iphone", "it"}) && is_past(words.text(hit.first))) {
    return true;
  }
  const std::size_t end = std::min(hit.last + 3, words.size());
  for (std::size_t at = hit.last; at < end && !words[at].starts_sentence; ++at) {
    if (is_any(words[at].text,
               {"itself", "automatically", "overnight", "randomly", "own", "accident"})) {
      return true;
    }
  }
  return false;
}

struct TriedFixes::Reading {
  const Words& words;
  const TriedFixes& tried;
  Scope scope;
  std::vector<FixMention> mentions;
  std::vector<FixMention> pending;  // Bare names in a row, until something says they were done.
  bool chained = false;  // Straight after a fix that was done: "restarted and reset …".

  bool is_past_here(const Patterns::Hit& hit) const;
  bool denies_itself(const Patterns::Hit& hit) const;
  Holds reading_of(const Patterns::Hit& hit, bool past) const;
  void pass(std::size_t at);
  void take(const Patterns::Hit& hit);
};

// "reset" is its own past: it counts after "I", or in a row of things done.
bool TriedFixes::Reading::is_past_here(const Patterns::Hit& hit) const {
  if (tried.cues_[hit.row].kind == Kind::Deed) {
    const auto begin = words.list.begin();
    return std::any_of(begin + static_cast<std::ptrdiff_t>(hit.first),
                       begin + static_cast<std::ptrdiff_t>(hit.last),
                       [](const Word& word) { return is_past(word.text); });
  }
  const std::string_view head = words.text(hit.first);
  if (head != "reset" && head != "shut" && head != "put") return is_past(head);
  const std::string_view before = hit.first > 0 ? words.text(hit.first - 1) : "";
  if (before == "then" && hit.first == 1) return false;  // "Then reset it": a wish.
  return chained || is_any(before, {"i", "ive", "we", "have", "just", "also", "even", "then"});
}

// "did not restart", where the cue has a gap for "not"; "updated: no".
bool TriedFixes::Reading::denies_itself(const Patterns::Hit& hit) const {
  const bool answered = words.gap_before(hit.last).find_first_of(":?") != std::string_view::npos;
  if (answered && is_any(words.text(hit.last), {"no", "nope", "not"})) return true;
  if (tried.cues_[hit.row].negative) return false;
  for (std::size_t at = hit.first + 1; at < hit.last; ++at) {
    if (is_negative(words.text(at))) return true;
  }
  return false;
}

Holds TriedFixes::Reading::reading_of(const Patterns::Hit& hit, bool past) const {
  const Cue& cue = tried.cues_[hit.row];
  Holds holds = scope.holds();
  if (tried.by_other(words, hit)) return Holds::Talk;
  if (holds != Holds::Talk && denies_itself(hit)) holds = Holds::Undone;
  if (cue.kind == Kind::State) {
    if (is_scant(words, hit)) return Holds::Talk;
    return holds == Holds::Open || holds == Holds::Done ? Holds::Done : Holds::Talk;
  }
  if (holds == Holds::Followed) return goes_on(words, hit.last) ? Holds::Done : Holds::Talk;
  if (holds != Holds::Open) return holds;
  const bool settled = outcomes().match_at(words, hit.last) && !words[hit.last].starts_sentence;
  const bool used = cue.kind != Kind::Act && in_use(words, hit.first);
  return past || settled || used ? Holds::Done : Holds::Open;
}

void TriedFixes::Reading::pass(std::size_t at) {
  const bool joins = is_any(words.text(at), {"and", "n", "then", "or", "also", "the", "a", "even"});
  chained = chained && joins && !words[at].starts_sentence;
  if (!joins || words[at].starts_sentence) pending.clear();
  scope.pass(at);
}

void TriedFixes::Reading::take(const Patterns::Hit& hit) {
  const Cue& cue = tried.cues_[hit.row];
  const bool past = is_past_here(hit);
  if (words[hit.first].starts_sentence) chained = false;
  scope.enter_cue(hit.first, past);
  const Holds holds = reading_of(hit, past);
  const bool counts = holds == Holds::Done || (holds == Holds::Undone && cue.kind != Kind::State);
  FixMention mention{cue.fix, holds == Holds::Done, cue.kind == Kind::State, scope.refused(),
                     hit.first};
  chained = holds == Holds::Done;
  if (counts && chained) {
    for (FixMention& earlier : pending) {
      earlier.done = true;
      mentions.push_back(std::move(earlier));
    }
    pending.clear();
  }
  if (counts) {
    mentions.push_back(std::move(mention));
  } else if (holds == Holds::Open) {
    pending.push_back(std::move(mention));
  }
  scope.leave_cue(chained && is_any(words.text(hit.first), {"did", "done", "tried", "doing"}));
}

std::vector<FixMention> TriedFixes::read(const Words& words) const {
  Words roots = words;
  for (Word& word : roots.list)
    word.text = root(word.text);
  Reading reading{words, *this, Scope(words), {}, {}, false};
  for (std::size_t at = 0; at < words.size();) {
    if (const auto hit = cue_at(roots, at)) {
      reading.take(*hit);
      at = hit->last;
    } else {
      reading.pass(at++);
    }
  }
  return std::move(reading.mentions);
}

}  // namespace intents
