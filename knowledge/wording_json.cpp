#include "knowledge/wording_json.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "knowledge/fields.h"
#include "knowledge/pack.h"
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

// A language, and a script where it isn't the usual one: "es", "hi-Latn".
bool is_language_tag(std::string_view tag) {
  const std::string_view language = tag.substr(0, tag.find('-'));
  const std::string_view script = tag.substr(language.size());
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return (language.size() == 2 || language.size() == 3) &&
         std::all_of(language.begin(), language.end(), lower) &&
         (script.empty() || script == "-Latn");
}

class WordingReader {
 public:
  explicit WordingReader(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  Wording read(const JsonNode& root) {
    for (const JsonNode& member : root.children) {
      if (member.key == kOtherLanguages) {
        read_other_languages(member);
      } else {
        read_line(member);
      }
    }
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
    wording_.set(*index, forms_of(member, kWordingKeys[*index].placeholders));
  }

  void read_other_languages(const JsonNode& member) {
    if (member.kind != Kind::Object) {
      return report(member.line, in_quotes(member.key) + " must be an object");
    }
    for (const JsonNode& language : member.children)
      read_other_language(language);
  }

  void read_other_language(const JsonNode& member) {
    const std::string name = in_quotes(member.key);
    if (!is_language_tag(member.key)) {
      report(member.line, name + R"( must be a language: "es", "hi-Latn")");
    }
    if (member.kind != Kind::Object) return report(member.line, name + " must be an object");
    for (const JsonNode& child : member.children) {
      if (child.key == "line" || child.key == "human") continue;
      report(child.line,
             "unknown key " + in_quotes(child.key) +
                 did_you_mean(child.key, std::vector<std::string_view>{"line", "human"}));
    }
    OtherLanguage words;
    if (const JsonNode* line = required(member, "line")) words.forms = forms_of(*line, "");
    if (const JsonNode* human = required(member, "human")) words.human = label_of(*human);
    if (!words.forms.empty()) wording_.set_other_language(member.key, std::move(words));
  }

  const JsonNode* required(const JsonNode& object, std::string_view key) {
    const JsonNode* member = object.find(key);
    if (member == nullptr) report(object.line, in_quotes(key) + " is missing");
    return member;
  }

  std::string label_of(const JsonNode& node) {
    const std::vector<std::string> forms = forms_of(node, "");
    const std::string label = forms.empty() ? std::string() : forms.front();
    if (forms.size() > 1 || count_chars(label) > kLabelCharsMax) {
      report(node.line, in_quotes(node.key) + " must be one label of at most " +
                            std::to_string(kLabelCharsMax) + " characters");
    }
    return label;
  }

  std::vector<std::string> forms_of(const JsonNode& member, std::string_view placeholders) {
    std::vector<std::string> forms;
    if (member.kind == Kind::String) {
      add_form(member, in_quotes(member.key), placeholders, forms);
    } else if (member.kind == Kind::Array && !member.children.empty()) {
      for (const JsonNode& form : member.children)
        add_form(form, in_quotes(member.key), placeholders, forms);
    } else {
      report(member.line, in_quotes(member.key) + " must be a text or a list of texts");
    }
    return forms;
  }

  void add_form(const JsonNode& node, const std::string& name, std::string_view placeholders,
                std::vector<std::string>& forms) {
    if (node.kind != Kind::String) {
      return report(node.line, name + " must be a text or a list of texts");
    }
    if (trimmed(node.text).empty()) return report(node.line, name + " is empty");
    const std::string reason = unshowable(node.text, false);
    if (!reason.empty()) report(node.line, name + ": " + reason);
    check_placeholders(node, name, words_of(placeholders));
    forms.push_back(node.text);
  }

  void check_placeholders(const JsonNode& node, const std::string& line,
                          const std::vector<std::string_view>& known) {
    const auto names = placeholders_in(node.text);
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
