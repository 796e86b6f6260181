#include "knowledge/markdown.h"

#include <algorithm>
#include <optional>

#include <md4c.h>

#include "knowledge/text.h"

namespace knowledge {
namespace {

using BlockKind = Block::Kind;

std::optional<BlockKind> kind_of(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_QUOTE:
      return BlockKind::Quote;
    case MD_BLOCK_UL:
      return BlockKind::BulletList;
    case MD_BLOCK_OL:
      return BlockKind::OrderedList;
    case MD_BLOCK_LI:
      return BlockKind::Item;
    case MD_BLOCK_HR:
      return BlockKind::Rule;
    case MD_BLOCK_H:
      return BlockKind::Heading;
    case MD_BLOCK_CODE:
      return BlockKind::Code;
    case MD_BLOCK_HTML:
      return BlockKind::Html;
    case MD_BLOCK_P:
      return BlockKind::Paragraph;
    default:
      return std::nullopt;  // The document; tables are an extension that is off.
  }
}

std::string_view name_of(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_EM:
      return "emphasis";
    case MD_SPAN_A:
      return "a link";
    case MD_SPAN_IMG:
      return "an image";
    default:
      return "code";
  }
}

// A list in a list in a list is as deep as anything readable gets; deeper blocks join this one, so
// that no article makes the tree too deep to walk.
constexpr std::size_t kDepthMax = 32;

// Builds the tree from md4c's events. The blocks that are open are kept on a stack by value and
// move into their parent when they close.
class TreeBuilder {
 public:
  explicit TreeBuilder(std::string_view source) : source_(source) { open_.emplace_back(); }

  void enter(MD_BLOCKTYPE type, const void* detail) {
    const auto kind = kind_of(type);
    if (!kind) return;
    close_implicit_paragraph();
    if (++depth_ > kDepthMax) return;
    open(*kind);
    if (type == MD_BLOCK_H) {
      open_.back().level = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
    }
  }

  void leave(MD_BLOCKTYPE type) {
    if (!kind_of(type)) return;
    close_implicit_paragraph();
    if (depth_-- <= kDepthMax) close();
  }

  void enter_span(MD_SPANTYPE type) {
    begin_text();
    if (type != MD_SPAN_STRONG) {
      open_.back().markup.push_back({name_of(type), 0});
    } else if (bold_++ == 0) {
      open_.back().text += "**";
    }
  }

  void leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_STRONG && --bold_ == 0) open_.back().text += "**";
  }

  void text(MD_TEXTTYPE type, std::string_view piece) {
    begin_text();
    locate(piece);
    Block& block = open_.back();
    std::string_view lost;
    switch (type) {
      case MD_TEXT_SOFTBR:
        block.text += ' ';
        break;
      case MD_TEXT_BR:
        lost = "a line break", block.text += ' ';
        break;
      case MD_TEXT_HTML:
        lost = "HTML";
        break;
      case MD_TEXT_NULLCHAR:
        lost = "a NUL byte";
        break;
      case MD_TEXT_ENTITY:
        lost = "an HTML entity", block.text += piece;
        break;
      case MD_TEXT_NORMAL:
        if (piece.find("**") != std::string_view::npos) lost = "an unbalanced '**'";
        block.text += piece;
        break;
      default:
        block.text += piece;
    }
    if (!lost.empty()) block.markup.push_back({lost, line_});
    for (Markup& markup : block.markup) {
      if (markup.line == 0) markup.line = line_;
    }
  }

  Block take() { return std::move(open_.front()); }

 private:
  void open(BlockKind kind) {
    open_.emplace_back();
    open_.back().kind = kind;
  }

  void close() {
    Block block = std::move(open_.back());
    open_.pop_back();
    if (block.line == 0 && !block.children.empty()) block.line = block.children.front().line;
    if (block.line == 0) block.line = line_after();
    for (Markup& markup : block.markup) {
      if (markup.line == 0) markup.line = block.line;
    }
    block.text = std::string(trimmed(block.text));
    open_.back().children.push_back(std::move(block));
  }

  // In a tight list md4c gives an item's text without a paragraph around it.
  void begin_text() {
    if (open_.back().kind != BlockKind::Item) return;
    open(BlockKind::Paragraph);
    implicit_ = true;
  }

  void close_implicit_paragraph() {
    if (implicit_) close();
    implicit_ = false;
  }

  // md4c knows no lines, but most of its texts point into the source, and they come in order.
  void locate(std::string_view piece) {
    const char* begin = source_.data();
    const bool inside = piece.data() >= begin && piece.data() < begin + source_.size();
    if (!inside) return;
    const auto offset = static_cast<std::size_t>(piece.data() - begin);
    if (offset < offset_) return;
    line_ += static_cast<int>(std::count(begin + offset_, begin + offset, '\n'));
    offset_ = offset;
    located_ = true;
    if (open_.back().line == 0) open_.back().line = line_;
  }

  // The line of a block without text: the next one that isn't blank.
  int line_after() {
    std::size_t at = std::min(source_.find('\n', offset_), source_.size());
    if (!located_) at = 0;
    located_ = true;
    const std::size_t start = std::min(source_.find_first_not_of(" \t\r\n", at), source_.size());
    line_ +=
        static_cast<int>(std::count(source_.begin() + static_cast<std::ptrdiff_t>(offset_),
                                    source_.begin() + static_cast<std::ptrdiff_t>(start), '\n'));
    offset_ = start;
    return line_;
  }

  std::string_view source_;
  std::vector<Block> open_;
  std::size_t depth_ = 0;
  std::size_t offset_ = 0;
  int line_ = 1;
  int bold_ = 0;
  bool implicit_ = false;
  bool located_ = false;  // Whether something stands at `offset_` already.
};

TreeBuilder& builder(void* user) { return *static_cast<TreeBuilder*>(user); }

}  // namespace

Block parse_markdown(std::string_view text) {
  text = without_byte_order_mark(text);
  TreeBuilder tree(text);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_COLLAPSEWHITESPACE;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    builder(user).enter(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
    builder(user).leave(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void*, void* user) {
    builder(user).enter_span(type);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
    builder(user).leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* piece, MD_SIZE size, void* user) {
    builder(user).text(type, {piece, size});
    return 0;
  };
  md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &tree);
  return tree.take();
}

std::string_view unshowable_markup(std::string_view text) {
  for (const Block& block : parse_markdown(text).children) {
    if (!block.markup.empty()) return block.markup.front().what;
    switch (block.kind) {
      case BlockKind::Paragraph:
        break;
      case BlockKind::Heading:
        return "a heading";
      case BlockKind::OrderedList:
      case BlockKind::BulletList:
        return "a list";
      case BlockKind::Quote:
        return "a quote";
      case BlockKind::Rule:
        return "a rule";
      case BlockKind::Html:
        return "HTML";
      default:
        return "code";
    }
  }
  return "";
}

}  // namespace knowledge
