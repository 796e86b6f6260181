#include "knowledge/json.h"

#include <string>

#include <doctest/doctest.h>

namespace knowledge {
namespace {

// "{a@1:[@2 n@3 ...]}": kinds, keys and lines.
std::string drawn(const JsonNode& node) {
  std::string text = node.key + '@' + std::to_string(node.line);
  switch (node.kind) {
    case JsonNode::Kind::Null:
      return text + "null";
    case JsonNode::Kind::Bool:
      return text + (node.truth ? "true" : "false");
    case JsonNode::Kind::Number:
      return text + '#' + std::to_string(static_cast<int>(node.number));
    case JsonNode::Kind::String:
      return text + '"' + node.text + '"';
    default:
      break;
  }
  const bool is_array = node.kind == JsonNode::Kind::Array;
  text += is_array ? '[' : '{';
  for (const JsonNode& child : node.children)
    text += drawn(child);
  return text + (is_array ? ']' : '}');
}

TEST_SUITE("knowledge/json") {
  TEST_CASE("every value knows its line, whatever stands behind it") {
    struct Row {
      std::string text;
      std::string nodes;
    };
    for (const Row& row : {
             Row{"7", "@1#7"},
             Row{"\n\n7\n", "@3#7"},
             Row{"[1\n,2\n,\n3]", "@1[@1#1@2#2@4#3]"},
             Row{"{\"a\": 1\n, \"b\":\n true}", "@1{a@1#1b@2true}"},
             Row{"{\"a\":\n{\"b\":\n[null,\"x\"\n]}}", "@1{a@1{b@2[@3null@3\"x\"]}}"},
             Row{"\xef\xbb\xbf{\r\n\"a\":\r\n-2}", "@1{a@2#-2}"},
         }) {
      CAPTURE(row.text);
      std::vector<Diagnostic> diagnostics;
      const auto node = parse_json(row.text, "x.json", diagnostics);
      CHECK(diagnostics.empty());
      REQUIRE(node);
      CHECK(drawn(*node) == row.nodes);
    }
  }

  TEST_CASE("syntax errors have a line and a reason") {
    struct Row {
      std::string text;
      std::string diagnostic;
    };
    for (const Row& row : {
             Row{"",
                 "x.json:1: not valid JSON: unexpected end of input; expected '[', '{', or a "
                 "literal"},
             Row{"{\n\"a\" 1}",
                 "x.json:2: not valid JSON: unexpected number literal; expected ':'"},
             Row{"[1,\n]",
                 "x.json:2: not valid JSON: unexpected ']'; expected '[', '{', or a "
                 "literal"},
             Row{"[1]\n[", "x.json:2: not valid JSON: unexpected '['; expected end of input"},
             Row{"[1e999]", "x.json:1: not valid JSON: number overflow parsing '1e999'"},
             Row{std::string(65, '['), "x.json:1: not valid JSON: nested too deep"},
         }) {
      CAPTURE(row.text);
      std::vector<Diagnostic> diagnostics;
      CHECK_FALSE(parse_json(row.text, "x.json", diagnostics));
      REQUIRE(diagnostics.size() == 1);
      CHECK(to_string(diagnostics[0]) == row.diagnostic);
    }
  }

  TEST_CASE("a key twice is reported at any depth, and the first one stays") {
    std::vector<Diagnostic> diagnostics;
    const auto node =
        parse_json("[{\"a\": 1,\n\"b\": {\"c\": 1,\n\"c\": 2}}]", "x.json", diagnostics);
    REQUIRE(diagnostics.size() == 1);
    CHECK(to_string(diagnostics[0]) == "x.json:3: second key 'c'");
    CHECK(node->children[0].find("b")->find("c")->number == 1);
  }

  TEST_CASE("text and back") {
    std::vector<Diagnostic> diagnostics;
    const std::string text =
        "{\n  \"b\": [\n    1,\n    0.5,\n    true,\n    null\n  ],\n  \"a\": \"ä\\n\"\n}\n";
    CHECK(to_text(*parse_json(text, "x.json", diagnostics)) == text);
    JsonNode broken;
    broken.kind = JsonNode::Kind::String;
    broken.text = "a\xff";
    CHECK(to_text(broken) == "\"a\xef\xbf\xbd\"\n");
  }
}

}  // namespace
}  // namespace knowledge
