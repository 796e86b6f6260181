#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "knowledge/check.h"
#include "knowledge/fields.h"
#include "knowledge/text.h"

namespace knowledge {
namespace {

class FixCheck {
 public:
  explicit FixCheck(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  void check(const PackDraft& draft) {
    bool has_last_resort = false;
    for (std::size_t i = 0; i < draft.pack.fixes.size(); ++i) {
      check_fix(draft.pack.fixes[i], draft.fixes[i]);
      has_last_resort = has_last_resort || draft.pack.fixes[i].last_resort;
    }
    if (!has_last_resort) report(0, "no fix has 'last_resort': true");
  }

 private:
  void check_fix(const Fix& fix, const FixSource& source) {
    const JsonNode& node = *source.node;
    check_id(fix.id, node, ids_, "fix");
    if (!fix.intent.empty() && !intents_.insert(fix.intent).second) {
      report(node, "intent", "second fix with the intent " + in_quotes(fix.intent));
    }
    const JsonNode* minutes = node.find("minutes");
    if (minutes != nullptr && minutes->kind == JsonNode::Kind::Number &&
        (minutes->number < 1 || minutes->number > kMinutesMax)) {
      report(node, "minutes", "'minutes' must be 1 to " + std::to_string(kMinutesMax));
    }
    if (fix.risk == Risk::Removes) {
      require(fix.goes, node, "goes", "a fix that removes something");
      require_warning(fix.procedure, fix.heading, node);
    }
    for (std::size_t i = 0; i < fix.variants.size(); ++i) {
      check_condition(fix.variants[i].when, *source.variants[i]);
      check_minutes(fix.variants[i], *source.variants[i]);
    }
    if (const JsonNode* clear = node.find("all_clear")) check_label(fix.all_clear.label, *clear);
    std::set<std::string> path_ids;
    for (std::size_t i = 0; i < fix.paths.size(); ++i) {
      check_path(fix.paths[i], *source.paths[i], path_ids);
    }
  }

  void check_condition(const Condition& when, const JsonNode& node) {
    constexpr std::array<std::string_view, 4> keys = {"symptoms", "models", "ios_from",
                                                      "ios_below"};
    const bool limited = std::any_of(
        keys.begin(), keys.end(), [&](std::string_view key) { return node.find(key) != nullptr; });
    if (!limited)
      report(node, "", "a variant needs 'symptoms', 'models', 'ios_from' or 'ios_below'");
    if (when.ios_from && when.ios_below && *when.ios_from >= *when.ios_below) {
      report(node, "ios_below", "'ios_below' must be above 'ios_from'");
    }
  }

  void check_minutes(const Variant& variant, const JsonNode& node) {
    const int minutes = variant.procedure.minutes;
    if (minutes >= 0 && minutes <= kMinutesMax) return;
    report(node, "minutes", "'minutes' must be 1 to " + std::to_string(kMinutesMax));
  }

  void check_label(const std::string& label, const JsonNode& node) {
    if (count_chars(label) <= kLabelCharsMax) return;
    report(node, "label",
           "label of " + std::to_string(count_chars(label)) + " characters, expected at most " +
               std::to_string(kLabelCharsMax));
  }

  void check_path(const Path& path, const JsonNode& node, std::set<std::string>& ids) {
    check_id(path.id, node, ids, "path");
    check_label(path.label, node);
    if (!path.removes) return;
    require(path.goes, node, "goes", "a path that removes something");
    require(path.stays, node, "stays", "a path that removes something");
    require(path.question, node, "question", "a path that removes something");
    require_warning(path.procedure, path.heading, node);
  }

  void check_id(const std::string& id, const JsonNode& node, std::set<std::string>& ids,
                const std::string& what) {
    if (id.empty()) return;  // Reported where it was read.
    if (!well_formed_id(id, '-')) {
      report(node, "id", "id " + in_quotes(id) + " must match [a-z][a-z0-9-]*");
    }
    if (!ids.insert(id).second) report(node, "id", "second " + what + " " + in_quotes(id));
  }

  void require(const std::string& text, const JsonNode& node, std::string_view key,
               const std::string& whose) {
    if (!trimmed(text).empty()) return;
    report(node, key, whose + " needs " + in_quotes(key));
  }

  void require_warning(const Procedure& procedure, const std::string& heading,
                       const JsonNode& node) {
    if (procedure.steps.empty() || !procedure.warning.empty()) return;
    report(node, "heading",
           "what removes something needs a warning: a '> ' quote under " + in_quotes(heading) +
               " in article.md");
  }

  void report(const JsonNode& node, std::string_view key, std::string message) {
    report(line_of(node, key), std::move(message));
  }

  void report(int line, std::string message) {
    diagnostics_.push_back({std::string(kPackFile), line, std::move(message)});
  }

  std::vector<Diagnostic>& diagnostics_;
  std::set<std::string> ids_;
  std::set<std::string> intents_;
};

void check_steps(const Section& section, std::vector<Diagnostic>& diagnostics) {
  const auto report = [&](int line, std::string message) {
    diagnostics.push_back({std::string(kArticleFile), line, std::move(message)});
  };
  if (section.procedure.steps.empty()) {
    report(section.line, in_quotes(section.heading) + " has no steps: write a numbered list");
  }
  for (std::size_t i = 0; i < section.procedure.steps.size(); ++i) {
    const std::size_t chars = count_chars(section.procedure.steps[i].text);
    if (chars <= kStepCharsMax) continue;
    report(section.step_lines[i], "step of " + std::to_string(chars) +
                                      " characters, expected at most " +
                                      std::to_string(kStepCharsMax));
  }
}

}  // namespace

void check_fixes(const PackDraft& draft, std::vector<Diagnostic>& diagnostics) {
  FixCheck(diagnostics).check(draft);
}

void check_article(const Article& article, std::vector<Diagnostic>& diagnostics) {
  if (article.sections.empty()) {
    diagnostics.push_back({std::string(kArticleFile), 0, "no fixes: each is a '##' heading"});
  }
  for (const Section& section : article.sections) {
    check_steps(section, diagnostics);
    if (section.intro.empty()) {
      diagnostics.push_back({std::string(kArticleFile), section.line,
                             in_quotes(section.heading) +
                                 " doesn't say why it helps: write a paragraph before the steps"});
    }
    for (const Section& part : section.parts)
      check_steps(part, diagnostics);
  }
}

}  // namespace knowledge
