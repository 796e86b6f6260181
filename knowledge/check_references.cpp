#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "knowledge/check.h"
#include "knowledge/fields.h"
#include "knowledge/suggest.h"
#include "knowledge/text.h"

namespace knowledge {
namespace {

using Names = std::vector<std::string_view>;

// Room for figures such as 0.1 that binary fractions can't say exactly.
constexpr double kProbabilitySumMax = 1.0001;

bool has(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Names intents_of(const PhraseBook& phrases) {
  Names names;
  for (const auto& [intent, list] : phrases)
    names.push_back(intent);
  return names;
}

Names symptoms_of(const Pack& pack) {
  Names names;
  for (const Symptom& symptom : pack.symptoms)
    names.push_back(symptom.intent);
  return names;
}

Names fix_ids_of(const Pack& pack) {
  Names names;
  for (const Fix& fix : pack.fixes)
    names.push_back(fix.id);
  return names;
}

class ReferenceCheck {
 public:
  ReferenceCheck(const PackDraft& draft, const PhraseBook& phrases,
                 std::vector<Diagnostic>& diagnostics)
      : draft_(draft),
        fix_ids_(fix_ids_of(draft.pack)),
        symptoms_(symptoms_of(draft.pack)),
        intents_(intents_of(phrases)),
        diagnostics_(diagnostics) {}

  void check() {
    for (std::size_t i = 0; i < draft_.pack.fixes.size(); ++i) {
      const Fix& fix = draft_.pack.fixes[i];
      check_intent(fix.intent, *draft_.fixes[i].node);
      for (std::size_t j = 0; j < fix.variants.size(); ++j)
        check_symptoms_of(fix.variants[j].symptoms, *draft_.fixes[i].variants[j]);
      for (std::size_t j = 0; j < fix.paths.size(); ++j)
        check_symptoms_of(fix.paths[j].symptoms, *draft_.fixes[i].paths[j]);
    }
    check_symptoms();
    check_errors();
    std::set<std::string> faqs;
    for (std::size_t i = 0; i < draft_.pack.faqs.size(); ++i) {
      const JsonNode& node = *draft_.faqs[i];
      check_intent(draft_.pack.faqs[i].intent, node);
      check_once(draft_.pack.faqs[i].intent, node, faqs, "faq");
      if (const JsonNode* by_fix = node.find("by_fix")) check_fix_keys(*by_fix);
    }
  }

 private:
  void check_symptoms_of(const std::vector<std::string>& symptoms, const JsonNode& node) {
    const int line = line_of(node, "symptoms");
    for (const std::string& symptom : symptoms)
      check_symptom(symptom, line);
  }

  void check_symptoms() {
    std::set<std::string> seen;
    bool has_vague = false;
    for (std::size_t i = 0; i < draft_.pack.symptoms.size(); ++i) {
      const Symptom& symptom = draft_.pack.symptoms[i];
      const JsonNode& node = *draft_.symptoms[i];
      has_vague = has_vague || symptom.vague;
      check_intent(symptom.intent, node);
      check_once(symptom.intent, node, seen, "symptom");
      check_label(symptom, node);
      check_probabilities(node);
    }
    if (!has_vague) report(0, "no symptom has 'vague': true");
  }

  void check_label(const Symptom& symptom, const JsonNode& node) {
    const std::size_t chars = count_chars(symptom.label);
    if (chars > kLabelCharsMax) {
      report(line_of(node, "label"), "label of " + std::to_string(chars) +
                                         " characters, expected at most " +
                                         std::to_string(kLabelCharsMax));
    }
    if (symptom.offered && trimmed(symptom.label).empty()) {
      report(line_of(node, "label"), "a symptom that is offered needs 'label'");
    }
  }

  void check_probabilities(const JsonNode& symptom) {
    const JsonNode* fixes = symptom.find("fixes");
    if (fixes == nullptr || fixes->kind != JsonNode::Kind::Object) return;
    if (fixes->children.empty()) report(fixes->line, "a symptom needs at least one fix");
    check_fix_keys(*fixes);
    double sum = 0;
    for (const JsonNode& member : fixes->children) {
      if (member.kind != JsonNode::Kind::Number) continue;
      sum += member.number;
      if (member.number > 0 && member.number <= 1) continue;
      report(member.line,
             "the probability of " + in_quotes(member.key) + " must be above 0 and at most 1");
    }
    if (sum > kProbabilitySumMax) report(fixes->line, "the probabilities sum to more than 1");
  }

  void check_errors() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < draft_.pack.errors.size(); ++i) {
      const ErrorString& error = draft_.pack.errors[i];
      const JsonNode& node = *draft_.errors[i];
      if (!error.text.empty() && !seen.insert(folded(error.text)).second) {
        report(line_of(node, "text"), "second error " + in_quotes(error.text));
      }
      if (!error.symptom.empty()) check_symptom(error.symptom, line_of(node, "symptom"));
    }
  }

  void check_symptom(const std::string& symptom, int line) {
    if (has(symptoms_, symptom)) return;
    report(line, "unknown symptom " + in_quotes(symptom) + did_you_mean(symptom, symptoms_));
  }

  void check_fix_keys(const JsonNode& object) {
    if (object.kind != JsonNode::Kind::Object) return;
    for (const JsonNode& member : object.children) {
      if (has(fix_ids_, member.key)) continue;
      report(member.line,
             "unknown fix " + in_quotes(member.key) + did_you_mean(member.key, fix_ids_));
    }
  }

  void check_intent(const std::string& intent, const JsonNode& node) {
    if (intent.empty()) return;  // May be left out, or was reported where it was read.
    const int line = line_of(node, "intent");
    if (!well_formed_id(intent, '_')) {
      report(line, "intent " + in_quotes(intent) + " must match [a-z][a-z0-9_]*");
    } else if (!has(intents_, intent)) {
      report(line, "intent " + in_quotes(intent) + " has no file " + phrases_file(intent) +
                       did_you_mean(intent, intents_));
    }
  }

  void check_once(const std::string& intent, const JsonNode& node, std::set<std::string>& seen,
                  const std::string& what) {
    if (intent.empty() || seen.insert(intent).second) return;
    report(line_of(node, "intent"), "second " + what + " " + in_quotes(intent));
  }

  void report(int line, std::string message) {
    diagnostics_.push_back({std::string(kPackFile), line, std::move(message)});
  }

  const PackDraft& draft_;
  Names fix_ids_;
  Names symptoms_;
  Names intents_;
  std::vector<Diagnostic>& diagnostics_;
};

Names used_intents(const Pack& pack) {
  Names used = required_intents();
  used.push_back(kOutOfScope);
  for (const Fix& fix : pack.fixes)
    used.push_back(fix.intent);
  for (const Symptom& symptom : pack.symptoms)
    used.push_back(symptom.intent);
  for (const Faq& faq : pack.faqs)
    used.push_back(faq.intent);
  return used;
}

}  // namespace

void check_references(const PackDraft& draft, const PhraseBook& phrases,
                      std::vector<Diagnostic>& diagnostics) {
  ReferenceCheck(draft, phrases, diagnostics).check();
}

void check_intents(const PackDraft& draft, const PhraseBook& phrases,
                   std::vector<Diagnostic>& diagnostics) {
  for (const std::string_view intent : required_intents()) {
    if (phrases.count(std::string(intent)) > 0) continue;
    diagnostics.push_back({phrases_file(intent), 0, "missing: every pack needs this intent"});
  }
  const Names used = used_intents(draft.pack);
  for (const auto& [intent, list] : phrases) {
    if (has(used, intent)) continue;
    diagnostics.push_back({phrases_file(intent), 0,
                           "no fix, symptom or faq of pack.json has the intent " +
                               in_quotes(intent) + did_you_mean(intent, used)});
  }
}

}  // namespace knowledge
