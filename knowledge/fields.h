// Reads the members of one JSON object by name and type, and says what is wrong with them: a key
// that is missing, unknown, empty or of another type.
//
// Knows nothing of what the values mean. Whatever is wrong is reported once, and read as the
// type's empty value.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/diagnostic.h"
#include "knowledge/json.h"

namespace knowledge {

// The line of a member, or of the object when it doesn't have it.
[[nodiscard]] int line_of(const JsonNode& object, std::string_view key);

// "true or false", "a number", "an object": what a node is, for messages.
[[nodiscard]] std::string_view name_of(JsonNode::Kind kind);

// One object at a time; refers to the node, the file's name and the list for as long as it lives.
class Fields {
 public:
  Fields(const JsonNode& object, std::string_view file, std::vector<Diagnostic>& diagnostics);

  // Required, and not empty. A name is compared with others; a text is shown to people, so it
  // must be one line without markup other than **bold**.
  std::string name(std::string_view key);
  std::string text(std::string_view key);
  int whole_number(std::string_view key);

  // May be left out.
  std::string optional_name(std::string_view key);
  std::string optional_text(std::string_view key);
  int optional_whole_number(std::string_view key);  // 0 when left out.
  bool optional_flag(std::string_view key, bool otherwise);
  std::vector<std::string> optional_names(std::string_view key);
  std::vector<const JsonNode*> optional_objects(std::string_view key);
  const JsonNode* optional_object(std::string_view key);

  // Reports a required member that is missing, and gives it when it is an object.
  const JsonNode* object(std::string_view key);
  std::vector<const JsonNode*> objects(std::string_view key);

  // The keys nobody has asked for. Called last.
  void report_unknown();

  void report(std::string_view key, std::string message);

 private:
  const JsonNode* find(std::string_view key, JsonNode::Kind kind);
  void require(std::string_view key);
  void check_shown(std::string_view key, const std::string& text);

  const JsonNode& object_;
  std::string_view file_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<std::string_view> asked_;
};

// Why every channel can't show a text as it is ("a link can't be shown: only **bold** can"), or "".
[[nodiscard]] std::string unshowable(std::string_view text, bool one_line);

}  // namespace knowledge
