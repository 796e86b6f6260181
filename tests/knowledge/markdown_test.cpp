#include "knowledge/markdown.h"

#include <string>

#include <doctest/doctest.h>

namespace knowledge {
namespace {

using Kind = Block::Kind;

// "h2:1(Title) p:3(words)" - kind, level, line and text of each block, children in brackets.
std::string drawn(const Block& block) {
  constexpr const char* names[] = {"doc", "h",     "p",  "ol",   "ul",
                                   "li",  "quote", "hr", "code", "html"};
  std::string text = names[static_cast<std::size_t>(block.kind)];
  if (block.level > 0) text += std::to_string(block.level);
  text += ':' + std::to_string(block.line);
  if (!block.text.empty()) text += '(' + block.text + ')';
  if (block.children.empty()) return text;
  text += '[';
  for (const Block& child : block.children) {
    text += (text.back() == '[' ? "" : " ") + drawn(child);
  }
  return text + ']';
}

std::string drawn(std::string_view source) {
  std::string text;
  for (const Block& block : parse_markdown(source).children) {
    text += (text.empty() ? "" : " ") + drawn(block);
  }
  return text;
}

TEST_SUITE("knowledge/markdown") {
  TEST_CASE("blocks know their lines") {
    struct Row {
      std::string source;
      std::string blocks;
    };
    for (const Row& row : {
             Row{"", ""},
             Row{"# A\n\n## B\n\ntext\nmore\n", "h1:1(A) h2:3(B) p:5(text more)"},
             Row{"A\n===\n", "h1:1(A)"},
             Row{"1. a\n2. **b** c\n", "ol:1[li:1[p:1(a)] li:2[p:2(**b** c)]]"},
             Row{"1. a\n\n   b\n2. c\n", "ol:1[li:1[p:1(a) p:3(b)] li:4[p:4(c)]]"},
             Row{"1. a\n   - b\n   - c\n", "ol:1[li:1[p:1(a) ul:2[li:2[p:2(b)] li:3[p:3(c)]]]]"},
             Row{"\r\n> a\r\n> b\r\n\r\n> c\r\n", "quote:2[p:2(a b)] quote:5[p:5(c)]"},
             Row{"\n\n---\n\na\n", "hr:3 p:5(a)"},
             Row{"a\n\n***\n\n***\n", "p:1(a) hr:3 hr:5"},
             Row{"a\n\n1.\n2. b\n", "p:1(a) ol:3[li:3 li:4[p:4(b)]]"},
             Row{"<div>\nx\n</div>\n", "html:1"},
             Row{"\xef\xbb\xbf# A", "h1:1(A)"},
         }) {
      CAPTURE(row.source);
      CHECK(drawn(row.source) == row.blocks);
    }
  }

  TEST_CASE("what a text loses is named, with its line") {
    struct Row {
      std::string source;
      std::string text;
      std::vector<Markup> markup;
    };
    for (const Row& row : {
             Row{"plain, **bold**, 5 * 3, a_b", "plain, **bold**, 5 * 3, a_b", {}},
             Row{"**a **b** c**", "**a b c**", {}},
             Row{"a\n*b*", "a b", {{"emphasis", 2}}},
             Row{"[a](b)\n`c`", "a c", {{"a link", 1}, {"code", 2}}},
             Row{"a  \nb", "a b", {{"a line break", 1}}},
             Row{"a **b", "a **b", {{"an unbalanced '**'", 1}}},
             Row{"a <b>c</b>", "a c", {{"HTML", 1}, {"HTML", 1}}},
             Row{"a &amp; b", "a &amp; b", {{"an HTML entity", 1}}},
         }) {
      CAPTURE(row.source);
      const Block document = parse_markdown(row.source);
      REQUIRE(document.children.size() == 1);
      CHECK(document.children[0].text == row.text);
      CHECK(document.children[0].markup == row.markup);
    }
  }

  TEST_CASE("texts that not every channel can show") {
    CHECK(unshowable_markup("One.\n\nTwo, **bold**.") == "");
    CHECK(unshowable_markup("- a") == "a list");
    CHECK(unshowable_markup("# a") == "a heading");
    CHECK(unshowable_markup("> a") == "a quote");
    CHECK(unshowable_markup("<https://example.com>") == "a link");
  }

  TEST_CASE("blocks nested without end join the deepest that is kept") {
    std::string source(5000, '>');
    source += "a\n";
    const Block document = parse_markdown(source);
    int depth = 0;
    for (const Block* at = &document; !at->children.empty(); at = &at->children.front())
      ++depth;
    CHECK(depth == 32);
  }
}

}  // namespace
}  // namespace knowledge
