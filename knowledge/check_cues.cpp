#include <algorithm>
#include <map>
#include <string>

#include "knowledge/check.h"
#include "knowledge/text.h"

namespace knowledge {
namespace {

constexpr std::string_view kGap = "~";
constexpr std::string_view kNumber = "#";

std::vector<std::string_view> tokens_of(std::string_view cue) {
  std::vector<std::string_view> tokens;
  while (!cue.empty()) {
    const std::size_t space = std::min(cue.find(' '), cue.size());
    if (space > 0) tokens.push_back(cue.substr(0, space));
    cue.remove_prefix(std::min(space + 1, cue.size()));
  }
  return tokens;
}

// Lower case without marks, as the words of a message are read.
bool is_word(std::string_view word) {
  if (word.ends_with('*')) word.remove_suffix(1);
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

bool are_words(std::string_view token) {
  for (;;) {
    const std::size_t bar = token.find('|');
    if (!is_word(token.substr(0, bar))) return false;
    if (bar == std::string_view::npos) return true;
    token.remove_prefix(bar + 1);
  }
}

// What is wrong with a cue, "" when nothing is.
std::string flaw(std::string_view cue) {
  const std::vector<std::string_view> tokens = tokens_of(cue);
  bool needs_something = false;
  for (std::string_view token : tokens) {
    const bool optional = token.size() > 1 && token.ends_with('?');
    if (optional) token.remove_suffix(1);
    needs_something = needs_something || (!optional && token != kGap);
    if (token != kGap && token != kNumber && !are_words(token)) {
      return "may only hold lower-case words and the signs | ? * ~ #";
    }
  }
  if (tokens.front() == kGap || tokens.back() == kGap) return "must not begin or end with '~'";
  return needs_something ? "" : "would fit any message";
}

class CueCheck {
 public:
  explicit CueCheck(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  void check(const PackDraft& draft) {
    for (std::size_t i = 0; i < draft.pack.fixes.size(); ++i) {
      const FixSource& source = draft.fixes[i];
      check_list(*source.node, "cues");
      check_list(*source.node, "wishes");
      if (const JsonNode* clear = source.node->find("all_clear")) check_list(*clear, "cues");
      std::map<std::string, std::string> roads;  // Cue -> the side road it leads to.
      for (std::size_t j = 0; j < source.paths.size(); ++j) {
        check_list(*source.paths[j], "cues");
        check_once(draft.pack.fixes[i].paths[j].id, *source.paths[j], roads);
      }
    }
  }

 private:
  void check_list(const JsonNode& node, std::string_view key) {
    for (const JsonNode* cue : cues_in(node, key)) {
      const std::string found = flaw(cue->text);
      if (!found.empty()) report(*cue, in_quotes(key) + ": " + in_quotes(cue->text) + ' ' + found);
    }
  }

  void check_once(const std::string& path, const JsonNode& node,
                  std::map<std::string, std::string>& roads) {
    for (const JsonNode* cue : cues_in(node, "cues")) {
      const auto [first, is_new] = roads.emplace(folded(cue->text), path);
      if (is_new) continue;
      report(*cue,
             "cue " + in_quotes(cue->text) + " leads to " + in_quotes(first->second) + " already");
    }
  }

  // Those that are texts; the rest was reported where it was read.
  static std::vector<const JsonNode*> cues_in(const JsonNode& node, std::string_view key) {
    std::vector<const JsonNode*> cues;
    const JsonNode* list = node.find(key);
    if (list == nullptr || list->kind != JsonNode::Kind::Array) return cues;
    for (const JsonNode& cue : list->children) {
      const bool is_text = cue.kind == JsonNode::Kind::String && !trimmed(cue.text).empty();
      if (is_text) cues.push_back(&cue);
    }
    return cues;
  }

  void report(const JsonNode& node, std::string message) {
    diagnostics_.push_back({std::string(kPackFile), node.line, std::move(message)});
  }

  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

void check_cues(const PackDraft& draft, std::vector<Diagnostic>& diagnostics) {
  CueCheck(diagnostics).check(draft);
}

}  // namespace knowledge
