// CommonMark as a tree of blocks with the lines they stand on. The only part that knows md4c.
//
// Judges nothing: what an article may hold is article.h's business, what can be guessed from one
// that wasn't written for us is outline.h's. Any bytes give some tree, as CommonMark has it.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace knowledge {

// What a text holds beside plain text and **bold**: "a link", "code", "an image".
struct Markup {
  std::string_view what;  // A literal.
  int line = 0;

  friend bool operator==(const Markup&, const Markup&) = default;
};

struct Block {
  enum class Kind : std::uint8_t {
    Document,
    Heading,
    Paragraph,
    OrderedList,
    BulletList,
    Item,
    Quote,
    Rule,
    Code,
    Html,
  };

  Kind kind = Kind::Document;
  int level = 0;               // Of a heading: 1 to 6.
  int line = 0;                // 1-based.
  std::string text;            // Of headings and paragraphs: one line, **bold** kept, rest dropped.
  std::vector<Markup> markup;  // What the text has lost.
  std::vector<Block> children;  // An item's text is a paragraph here, also in a tight list.
};

[[nodiscard]] Block parse_markdown(std::string_view text);

// The first thing in a text of one or more paragraphs that isn't plain or **bold**; "" when every
// channel can show it.
[[nodiscard]] std::string_view unshowable_markup(std::string_view text);

}  // namespace knowledge
