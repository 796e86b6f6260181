#include "knowledge/parse.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "knowledge/article.h"
#include "knowledge/check.h"
#include "knowledge/join.h"
#include "knowledge/json.h"
#include "knowledge/pack_json.h"
#include "knowledge/phrases.h"
#include "knowledge/text.h"
#include "knowledge/wording_json.h"

namespace knowledge {
namespace {

void sort_diagnostics(std::vector<Diagnostic>& diagnostics) {
  const auto key = [](const Diagnostic& diagnostic) {
    return std::tie(diagnostic.file, diagnostic.line, diagnostic.message);
  };
  std::sort(diagnostics.begin(), diagnostics.end(),
            [&](const Diagnostic& one, const Diagnostic& other) { return key(one) < key(other); });
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end()), diagnostics.end());
}

const std::string* find_file(const PackFiles& files, std::string_view name,
                             std::vector<Diagnostic>& diagnostics) {
  const auto found = files.find(std::string(name));
  if (found != files.end()) return &found->second;
  diagnostics.push_back({std::string(name), 0, "missing"});
  return nullptr;
}

// Fixes are told in the article's order; what the article doesn't have comes last.
void sort_fixes(std::vector<Fix>& fixes) {
  std::stable_sort(fixes.begin(), fixes.end(), [](const Fix& one, const Fix& other) {
    return other.line == 0 ? one.line != 0 : one.line != 0 && one.line < other.line;
  });
}

Pack read_pack(const std::string& text, const Article* article, const PhraseBook& phrases,
               std::vector<Diagnostic>& diagnostics) {
  const auto root = parse_json(text, kPackFile, diagnostics);
  if (!root) return {};
  PackDraft draft = read_pack_json(*root, diagnostics);
  if (root->kind != JsonNode::Kind::Object) return {};
  if (!draft.pack.id.empty() && !well_formed_id(draft.pack.id, '-')) {
    const int line = root->find("id")->line;
    diagnostics.push_back({std::string(kPackFile), line,
                           "id " + in_quotes(draft.pack.id) + " must match [a-z][a-z0-9-]*"});
  }
  if (article != nullptr) join_article(*article, draft, diagnostics);
  check_fixes(draft, diagnostics);
  check_cues(draft, diagnostics);
  check_references(draft, phrases, diagnostics);
  check_intents(draft, phrases, diagnostics);
  sort_fixes(draft.pack.fixes);
  return std::move(draft.pack);
}

}  // namespace

Parsed parse_pack(const PackFiles& files) {
  Parsed parsed;
  std::vector<Diagnostic>& diagnostics = parsed.diagnostics;
  PhraseBook phrases = read_phrases(files, diagnostics);
  Article article;
  const std::string* article_text = find_file(files, kArticleFile, diagnostics);
  if (article_text != nullptr) {
    article = read_article(*article_text, diagnostics);
    check_article(article, diagnostics);
  }
  if (const std::string* text = find_file(files, kPackFile, diagnostics)) {
    parsed.pack =
        read_pack(*text, article_text == nullptr ? nullptr : &article, phrases, diagnostics);
  }
  if (const std::string* text = find_file(files, kWordingFile, diagnostics)) {
    const auto root = parse_json(*text, kWordingFile, diagnostics);
    if (root) parsed.pack.wording = read_wording_json(*root, diagnostics);
  }
  parsed.pack.phrases = std::move(phrases);
  sort_diagnostics(diagnostics);
  return parsed;
}

const std::vector<std::string_view>& required_intents() {
  static const std::vector<std::string_view> kIntents = {
      "already_tried",
      "back",
      "came_back",
      "complaint",
      "data_loss_worry",
      "did_not_work",
      "does_not_know",
      "erase_my_data",
      "goodbye",
      "greeting",
      "help_with_step",
      "how_long",
      "later",
      "next_step",
      "no",
      "skip",
      "start_over",
      "stop",
      "talk_to_human",
      "thanks",
      "what_can_you_do",
      "where_is_it",
      "why",
      "worked",
      "yes",
  };
  return kIntents;
}

}  // namespace knowledge
