#include "knowledge/wording_json.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "knowledge/fields.h"
#include "knowledge/suggest.h"
#include "knowledge/text.h"

namespace knowledge {
namespace {

using Kind = JsonNode::Kind;

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// The names between braces; nothing when a brace has no partner.
std::optional<std::vector<std::string_view>> placeholders_in(std::string_view form) {
  std::vector<std::string_view> names;
  while (true) {
    const std::size_t open = form.find_first_of("{}");
    if (open == std::string_view::npos) return names;
    const std::size_t close = form.find_first_of("{}", open + 1);
    if (form[open] == '}' || close == std::string_view::npos || form[close] == '{')
      return std::nullopt;
    names.push_back(form.substr(open + 1, close - open - 1));
    form.remove_prefix(close + 1);
  }
}

class WordingReader {
 public:
  explicit WordingReader(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  Wording read(const JsonNode& root) {
    for (const JsonNode& member : root.children)
      read_line(member);
    for (const WordingKey& key : kWordingKeys) {
      if (root.find(key.name) == nullptr) report(0, "line " + in_quotes(key.name) + " is missing");
    }
    return std::move(wording_);
  }

 private:
  void read_line(const JsonNode& member) {
    const auto index = find_wording_key(member.key);
    if (!index) {
      std::vector<std::string_view> known;
      known.reserve(kWordingKeys.size());
      for (const WordingKey& key : kWordingKeys)
        known.push_back(key.name);
      return report(member.line,
                    "unknown line " + in_quotes(member.key) + did_you_mean(member.key, known));
    }
    std::vector<std::string> forms;
    if (member.kind == Kind::String) {
      add_form(member, *index, forms);
    } else if (member.kind == Kind::Array && !member.children.empty()) {
      for (const JsonNode& form : member.children)
        add_form(form, *index, forms);
    } else {
      report(member.line, in_quotes(member.key) + " must be a text or a list of texts");
    }
    wording_.set(*index, std::move(forms));
  }

  void add_form(const JsonNode& node, std::size_t index, std::vector<std::string>& forms) {
    const std::string name = in_quotes(kWordingKeys[index].name);
    if (node.kind != Kind::String) {
      return report(node.line, name + " must be a text or a list of texts");
    }
    if (trimmed(node.text).empty()) return report(node.line, name + " is empty");
    const std::string reason = unshowable(node.text, false);
    if (!reason.empty()) report(node.line, name + ": " + reason);
    check_placeholders(node, index);
    forms.push_back(node.text);
  }

  void check_placeholders(const JsonNode& node, std::size_t index) {
    const auto names = placeholders_in(node.text);
    const auto known = words_of(kWordingKeys[index].placeholders);
    const std::string line = in_quotes(kWordingKeys[index].name);
    if (!names) return report(node.line, line + ": a brace has no partner");
    for (const std::string_view name : *names) {
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      report(node.line,
             line + ": unknown placeholder " + in_quotes(name) + did_you_mean(name, known));
    }
  }

  void report(int line, std::string message) {
    diagnostics_.push_back({std::string(kWordingFile), line, std::move(message)});
  }

  std::vector<Diagnostic>& diagnostics_;
  Wording wording_;
};

}  // namespace

Wording read_wording_json(const JsonNode& root, std::vector<Diagnostic>& diagnostics) {
  if (root.kind != Kind::Object) {
    diagnostics.push_back({std::string(kWordingFile), root.line, "expected one object"});
    return {};
  }
  return WordingReader(diagnostics).read(root);
}

}  // namespace knowledge
