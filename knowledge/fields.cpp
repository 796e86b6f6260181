#include "knowledge/fields.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "knowledge/markdown.h"
#include "knowledge/suggest.h"
#include "knowledge/text.h"

namespace knowledge {
namespace {

using Kind = JsonNode::Kind;

}  // namespace

int line_of(const JsonNode& object, std::string_view key) {
  const JsonNode* member = object.find(key);
  return member == nullptr ? object.line : member->line;
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::Null:
      return "null";
    case Kind::Bool:
      return "true or false";
    case Kind::Number:
      return "a number";
    case Kind::String:
      return "a text";
    case Kind::Array:
      return "a list";
    default:
      return "an object";
  }
}

std::string unshowable(std::string_view text, bool one_line) {
  const auto control = [&](char c) { return has_control({&c, 1}) && (one_line || c != '\n'); };
  if (std::any_of(text.begin(), text.end(), control)) {
    return "a line break or control character can't be shown";
  }
  const std::string_view markup = unshowable_markup(text);
  return markup.empty() ? "" : std::string(markup) + " can't be shown: only **bold** can";
}

Fields::Fields(const JsonNode& object, std::string_view file, std::vector<Diagnostic>& diagnostics)
    : object_(object), file_(file), diagnostics_(diagnostics) {}

std::string Fields::name(std::string_view key) {
  require(key);
  const JsonNode* member = find(key, Kind::String);
  if (member == nullptr) return "";
  if (trimmed(member->text).empty()) report(key, in_quotes(key) + " is empty");
  return member->text;
}

std::string Fields::text(std::string_view key) {
  std::string result = name(key);
  check_shown(key, result);
  return result;
}

int Fields::whole_number(std::string_view key) {
  require(key);
  return optional_whole_number(key);
}

int Fields::optional_whole_number(std::string_view key) {
  const JsonNode* member = find(key, Kind::Number);
  if (member == nullptr) return 0;
  constexpr double largest = 1e9;
  if (std::floor(member->number) != member->number || std::abs(member->number) > largest) {
    report(key, in_quotes(key) + " must be a whole number");
    return 0;
  }
  return static_cast<int>(member->number);
}

std::string Fields::optional_name(std::string_view key) {
  const JsonNode* member = find(key, Kind::String);
  return member == nullptr ? "" : member->text;
}

std::string Fields::optional_text(std::string_view key) {
  std::string result = optional_name(key);
  check_shown(key, result);
  return result;
}

bool Fields::optional_flag(std::string_view key, bool otherwise) {
  const JsonNode* member = find(key, Kind::Bool);
  return member == nullptr ? otherwise : member->truth;
}

std::vector<std::string> Fields::optional_names(std::string_view key) {
  std::vector<std::string> names;
  const JsonNode* member = find(key, Kind::Array);
  if (member == nullptr) return names;
  for (const JsonNode& child : member->children) {
    if (child.kind != Kind::String || trimmed(child.text).empty()) {
      diagnostics_.push_back({std::string(file_), child.line,
                              in_quotes(key) + " must be a list of texts that aren't empty"});
    } else {
      names.push_back(child.text);
    }
  }
  return names;
}

std::vector<const JsonNode*> Fields::optional_objects(std::string_view key) {
  std::vector<const JsonNode*> objects;
  const JsonNode* member = find(key, Kind::Array);
  if (member == nullptr) return objects;
  for (const JsonNode& child : member->children) {
    if (child.kind == Kind::Object) {
      objects.push_back(&child);
    } else {
      diagnostics_.push_back({std::string(file_), child.line,
                              in_quotes(key) + " must be a list of objects, not of " +
                                  std::string(name_of(child.kind))});
    }
  }
  return objects;
}

const JsonNode* Fields::optional_object(std::string_view key) { return find(key, Kind::Object); }

const JsonNode* Fields::object(std::string_view key) {
  require(key);
  return find(key, Kind::Object);
}

std::vector<const JsonNode*> Fields::objects(std::string_view key) {
  require(key);
  return optional_objects(key);
}

void Fields::report_unknown() {
  for (const JsonNode& member : object_.children) {
    if (std::find(asked_.begin(), asked_.end(), member.key) != asked_.end()) continue;
    report(member.key, "unknown key " + in_quotes(member.key) + did_you_mean(member.key, asked_));
  }
}

void Fields::report(std::string_view key, std::string message) {
  diagnostics_.push_back({std::string(file_), line_of(object_, key), std::move(message)});
}

const JsonNode* Fields::find(std::string_view key, Kind kind) {
  asked_.push_back(key);
  const JsonNode* member = object_.find(key);
  if (member == nullptr || member->kind == kind) return member;
  report(key, in_quotes(key) + " must be " + std::string(name_of(kind)) + ", not " +
                  std::string(name_of(member->kind)));
  return nullptr;
}

void Fields::require(std::string_view key) {
  if (object_.find(key) == nullptr) report(key, in_quotes(key) + " is missing");
}

void Fields::check_shown(std::string_view key, const std::string& text) {
  const std::string reason = unshowable(text, true);
  if (!reason.empty()) report(key, in_quotes(key) + ": " + reason);
}

}  // namespace knowledge
