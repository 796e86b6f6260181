#include "intents/scope.h"

#include "intents/numbers.h"

namespace intents {
namespace {

// Before "I" these make it "when I restarted": no clause that stands by itself.
bool subordinates(std::string_view word) {
  return is_any(word,
                {"when",   "if",     "after", "since", "until",    "before",    "once",  "how",
                 "can",    "should", "do",    "did",   "will",     "would",     "could", "what",
                 "where",  "than",   "as",    "while", "whenever", "everytime", "time",  "case",
                 "unless", "must",   "shall", "have",  "am",       "whether"});
}

bool is_subject(std::string_view word) {
  return is_any(word, {"i", "ive", "im", "we", "weve", "id"});
}

bool parts_clauses(std::string_view word) {
  return is_any(word, {"but", "however", "although", "though", "because", "cause", "cuz", "so",
                       "plus", "yet", "still"});
}

// Words through which "tried …" and "haven't …" reach on to what was or wasn't tried.
bool carries(std::string_view word) {
  return is_any(
      word,
      {"a",         "an",       "the",      "my",         "any",       "to",         "both",
       "and",       "n",        "or",       "nor",        "also",      "then",       "even",
       "of",        "with",     "all",      "it",         "this",      "that",       "these",
       "those",     "things",   "like",     "such",       "as",        "including",  "twice",
       "times",     "again",    "iphone",   "phone",      "full",      "quick",      "some",
       "few",       "couple",   "thing",    "on",         "in",        "back",       "off",
       "up",        "else",     "usual",    "i",          "ive",       "everything", "you",
       "said",      "told",     "me",       "mentioned",  "suggested", "really",     "want",
       "wanna",     "need",     "plan",     "going",      "try",       "trying",     "tried",
       "do",        "done",     "did",      "been",       "had",       "have",       "has",
       "actually",  "ever",     "bothered", "feel",       "for",       "time",       "gotten",
       "got",       "around",   "either",   "completely", "manually",  "fully",      "by",
       "just",      "properly", "already",  "able",       "steps",     "basic",      "the",
       "your",      "hard",     "simple",   "new",        "whole",     "yet",        "whatever",
       "yesterday", "today",    "wanting",  "only",       "is"});
}

}  // namespace

void Scope::set(Holds holds) {
  holds_ = holds;
  refused_ = false;
  bare_verb_next_ = false;
}

void Scope::begin_clause(std::size_t at) {
  const Word& word = (*words_)[at];
  const std::string_view before = at > 0 ? words_->text(at - 1) : "";
  const bool talked = holds_ == Holds::Talk || holds_ == Holds::Followed;
  const bool subject = is_subject(word.text) && !subordinates(before);
  // "everything but the update": not that one.
  const bool except = word.text == "but" && is_any(before, {"everything", "all", "anything"});
  if (except) {
    set(Holds::Undone);
  } else if (word.starts_sentence || parts_clauses(word.text) ||
             (talked && (subject || word.after_comma)) || (subject && word.after_comma)) {
    set(Holds::Open);
  }
  if (asks(at)) set(Holds::Talk);
}

// A question begins here: "is it …", "did you …"; "did the update" and "have restarted" don't.
bool Scope::asks(std::size_t at) const {
  const Word& word = (*words_)[at];
  const bool starts =
      word.starts_sentence || word.after_comma || (at > 0 && words_->text(at - 1) == "but");
  if (!starts) return false;
  if (is_any(word.text, {"is", "are", "do", "does", "was", "am"})) return true;
  return is_any(word.text, {"did", "have", "has"}) &&
         is_any(words_->text(at + 1), {"you", "u", "i", "it", "they"});
}

// "tried to update but it says …": an attempt that failed at once is no update.
bool Scope::attempt_fails(std::size_t at) const {
  for (std::size_t next = at + 1; next < words_->size(); ++next) {
    if ((*words_)[next].starts_sentence) return false;
    if (is_any(words_->text(next), {"but", "cant", "couldnt", "wont", "says", "said", "stuck",
                                    "fails", "failed", "error", "unable", "asks", "doesnt"})) {
      return true;
    }
  }
  return false;
}

bool Scope::negate(std::size_t at) {
  const std::string_view word = words_->text(at);
  const std::string_view before = at > 0 ? words_->text(at - 1) : "";
  if (holds_ == Holds::Talk && !is_any(word, {"not", "without"})) return false;
  if (is_any(word, {"havent", "hasnt", "hadnt", "never", "without", "except", "besides", "nor",
                    "skipped", "not", "havnt"})) {
    const bool bare = word == "not" && is_any(before, {"did", "do", "does"});
    const bool unwanted = before == "rather";
    // "can not", "should I not": still only talk.
    if (holds_ == Holds::Talk && word == "not" && !unwanted) return true;
    set(Holds::Undone);
    bare_verb_next_ = bare;
    refused_ = unwanted;
    return true;
  }
  if (is_any(word, {"didnt", "dont", "didn", "don"}) || (word == "wont" && before == "i")) {
    set(Holds::Undone);
    bare_verb_next_ = true;
    refused_ = word == "wont";
    return true;
  }
  // "stop asking me to restart".
  const bool fed_up =
      word == "stop" && is_any(words_->text(at + 1), {"asking", "telling", "saying", "suggesting"});
  if (word == "refuse" || word == "refusing" || fed_up) {
    set(Holds::Undone);
    refused_ = true;
    return true;
  }
  return false;
}

bool Scope::license(std::size_t at) {
  const std::string_view word = words_->text(at);
  const std::string_view after = words_->text(at + 1);
  if (holds_ == Holds::Talk || holds_ == Holds::Undone) return false;
  // "no luck with the restart".
  if (is_any(word, {"luck", "joy", "success"}) && is_any(after, {"with", "after", "by", "from"})) {
    set(Holds::Done);
    return true;
  }
  if (word == "tried" && after == "to") {
    set(attempt_fails(at) ? Holds::Talk : Holds::Done);
    return true;
  }
  if (is_any(word, {"done", "did", "tried", "already", "been", "completed", "finished", "performed",
                    "alredy", "allready", "using", "running"}) ||
      (word == "trying" && after != "to")) {
    set(Holds::Done);
    return true;
  }
  return false;
}

bool Scope::doubt(std::size_t at) {
  const std::string_view word = words_->text(at);
  if (refused_ && at > 0 && words_->text(at - 1) == "stop") return true;
  if (is_any(word, {"after", "since", "following"})) {
    if (!is_any(words_->text(at + 1), {"that", "this"}) && holds_ != Holds::Undone) {
      set(Holds::Followed);
    }
    return true;
  }
  const bool wish = is_any(word, {"want", "wanna", "need", "going", "plan", "like"});
  if (wish && holds_ == Holds::Undone) {
    refused_ = refused_ || word != "going";
    return true;
  }
  if (is_any(
          word,
          {"cant",       "cannot",   "couldnt", "unable",  "wont",   "will",     "can",    "could",
           "should",     "would",    "shall",   "must",    "may",    "might",    "need",   "needs",
           "want",       "wants",    "wanna",   "going",   "gonna",  "how",      "when",   "if",
           "where",      "what",     "which",   "whether", "please", "pls",      "lets",   "let",
           "ill",        "says",     "say",     "saying",  "tells",  "asks",     "asking", "keeps",
           "instead",    "before",   "until",   "unless",  "why",    "know",     "see",    "find",
           "understand", "remember", "once",    "sure",    "while",  "whenever", "cud",    "shud",
           "suggest",    "recommend"})) {
    set(Holds::Talk);
    return true;
  }
  const bool obliged = is_any(word, {"have", "has", "had"}) && words_->text(at + 1) == "to";
  if (obliged && holds_ != Holds::Undone) set(Holds::Talk);
  return obliged;
}

void Scope::carry(std::size_t at) {
  if (holds_ != Holds::Done && holds_ != Holds::Undone) return;
  if (!carries(words_->text(at)) && !(*words_)[at].number) set(Holds::Open);
}

void Scope::pass(std::size_t at) {
  begin_clause(at);
  if (negate(at) || license(at) || doubt(at)) return;
  carry(at);
}

void Scope::enter_cue(std::size_t at, bool past_form) {
  begin_clause(at);
  // "did not update, restarted twice": the past form is a new thing, done.
  if (holds_ == Holds::Undone && bare_verb_next_ && past_form) set(Holds::Open);
}

void Scope::leave_cue(bool licenses) {
  if (licenses && holds_ == Holds::Open) set(Holds::Done);
  if (holds_ == Holds::Followed) set(Holds::Open);
}

}  // namespace intents
