#include "intents/reader.h"

#include <algorithm>

#include "intents/agreement.h"
#include "intents/attachment.h"
#include "intents/clauses.h"
#include "intents/entities.h"
#include "intents/language.h"
#include "intents/mood.h"
#include "intents/phone.h"
#include "intents/reading.h"
#include "intents/roads.h"
#include "intents/secrets.h"
#include "intents/tried.h"
#include "intents/words.h"

namespace intents {

// What is made of the pack once, so that a message meets only tables.
struct Reader::Tables {
  explicit Tables(const knowledge::Pack& pack) : tried(pack), roads(pack), errors(pack) {}

  TriedFixes tried;
  Roads roads;
  KnownErrors errors;
};

namespace {

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

// A fix that is both is done: "I did not update at first, then I updated".
void note_tried(Understanding& said, const std::vector<FixMention>& mentions, bool before) {
  for (const FixMention& mention : mentions) {
    if (mention.done) add_once(said.tried, mention.fix);
    if (mention.done && !mention.stated && !before) add_once(said.just_done, mention.fix);
  }
  for (const FixMention& mention : mentions) {
    const bool done =
        std::find(said.tried.begin(), said.tried.end(), mention.fix) != said.tried.end();
    if (mention.done || done) continue;
    add_once(said.not_tried, mention.fix);
    if (mention.refused) add_once(said.refused, mention.fix);
  }
}

// "wifi is fine" as an aside says the fix needn't be tried; "plenty of space on the phone, but
// iCloud says full" names the very trouble that the fix is for.
void drop_doubtful(Understanding& said, const std::vector<FixMention>& mentions,
                   const knowledge::Pack& pack) {
  if (said.out_of_scope || said.intents.empty()) return;
  const knowledge::Symptom* symptom = pack.find_symptom(said.intents.front().id);
  if (symptom == nullptr || symptom->vague || symptom->fixes.empty()) return;
  const std::string& fix = symptom->fixes.front().fix;
  const bool acted = std::any_of(mentions.begin(), mentions.end(), [&](const FixMention& mention) {
    return mention.fix == fix && mention.done && !mention.stated;
  });
  if (!acted)
    said.tried.erase(std::remove(said.tried.begin(), said.tried.end(), fix), said.tried.end());
}

// "android backup failed" fits well, and isn't ours.
bool is_about_other_product(const Understanding& said, const Words& words,
                            const knowledge::Pack& pack) {
  if (said.intents.empty() || !names_other_product(words)) return false;
  const std::string& intent = said.intents.front().id;
  return pack.find_symptom(intent) != nullptr || pack.fix_for_intent(intent) != nullptr ||
         pack.find_faq(intent) != nullptr;
}

std::vector<Clause> several_clauses(const Words& words) {
  std::vector<Clause> clauses = clauses_of(words);
  if (clauses.size() < 2) return {};
  clauses.erase(std::remove_if(clauses.begin(), clauses.end(),
                               [&](const Clause& clause) {
                                 return clause.negates ||
                                        only_names_phone(scan_words(text_of(clause, words)));
                               }),
                clauses.end());
  return clauses;
}

void take(Understanding& said, Merged merged) {
  said.intents = std::move(merged.intents);
  said.mentioned = std::move(merged.mentioned);
  said.evidence = std::move(merged.evidence);
  said.margin = merged.margin;
  said.out_of_scope = merged.abstained != Abstained::No;
  said.abstained = merged.abstained;
}

// What came near stays, but counts for nothing.
void abstain(Understanding& said, Abstained why) {
  said.out_of_scope = true;
  said.abstained = why;
  said.mentioned.clear();
}

std::string_view symptom_of(const KnownErrors& errors, const std::vector<std::string>& codes) {
  for (const std::string& code : codes) {
    if (const auto symptom = errors.symptom_of(code); !symptom.empty()) return symptom;
  }
  return "";
}

}  // namespace

Reader::Reader(const knowledge::Pack& pack, Classifier classifier)
    : pack_(&pack),
      classifier_(std::move(classifier)),
      tables_(std::make_unique<const Tables>(pack)) {}

Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Understanding Reader::read(std::string_view message) const {
  Understanding said;
  Blotted blotted = blot_secrets(valid_utf8(message));
  said.text = std::move(blotted.text);
  said.held_secret = blotted.held;
  const Detached detached = detach(said.text);
  said.attachment = detached.attachment;
  const Words words = scan_words(detached.words);
  const Mood mood = mood_of(words);
  said.angry = mood.angry;
  said.sarcastic = mood.sarcastic;
  said.wordless = mood.wordless && !said.held_secret;
  said.nod = mood.nod;
  said.agrees = mood.nod == Nod::Yes || agrees_in_words(words);
  said.acknowledges = only_acknowledges(words);
  said.keeps = wants_to_keep(words);
  said.stored_data = names_stored_data(words);
  said.entities = entities_of(words, tables_->errors);
  said.language = foreign_language(words, pack_->language);
  // Nothing in a foreign language, and nothing without words, is matched by accident.
  if (!said.language.empty() || words.list.empty()) {
    abstain(said, said.language.empty() ? Abstained::Wordless : Abstained::Language);
    return said;
  }

  const std::vector<FixMention> mentions = tables_->tried.read(words);
  note_tried(said, mentions, tells_of_before(words));
  said.tried_everything = claims_everything(words, !said.tried.empty());
  said.roads = tables_->roads.read(words);
  const auto hear = [&](const Clause& clause, std::string_view text) {
    Heard heard{clause, classifier_.predict(text), false};
    correct(heard, words, mentions, *pack_);
    return heard;
  };
  std::vector<Heard> heard;
  for (const Clause& clause : several_clauses(words)) {
    heard.push_back(hear(clause, text_of(clause, words)));
  }
  const Heard whole = hear({0, words.size(), false}, detached.words);
  take(said, merge(whole, heard, symptom_of(tables_->errors, said.entities.error_codes), *pack_));
  drop_doubtful(said, mentions, *pack_);
  if (only_names_phone(words) || said.entities.ordinal) {
    abstain(said, Abstained::BareAnswer);
  } else if (is_about_other_product(said, words, *pack_)) {
    abstain(said, Abstained::OtherSubject);
  }
  return said;
}

std::vector<Example> examples_of(const knowledge::Pack& pack) {
  std::vector<Example> examples;
  for (const auto& [intent, phrases] : pack.phrases) {
    for (const std::string& phrase : phrases)
      examples.push_back({phrase, intent});
  }
  return examples;
}

}  // namespace intents
