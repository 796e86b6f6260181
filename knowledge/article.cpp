#include "knowledge/article.h"

#include <utility>

#include "knowledge/markdown.h"
#include "knowledge/text.h"

namespace knowledge {
namespace {

using BlockKind = Block::Kind;

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::Heading:
      return "a heading";
    case BlockKind::OrderedList:
      return "a numbered list";
    case BlockKind::BulletList:
      return "a bullet list";
    case BlockKind::Quote:
      return "a quote";
    case BlockKind::Rule:
      return "a rule";
    case BlockKind::Code:
      return "a code block";
    case BlockKind::Html:
      return "HTML";
    default:
      return "a paragraph";
  }
}

class ArticleReader {
 public:
  explicit ArticleReader(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  Article read(const Block& document) {
    for (const Block& block : document.children) {
      if (block.kind == BlockKind::Heading) {
        on_heading(block);
      } else if (Section* section = current()) {
        on_block(block, *section);
      } else if (block.kind != BlockKind::Paragraph) {
        report(block.line, std::string(name_of(block.kind)) + " outside of a fix");
      }
    }
    if (article_.title.empty()) report(0, "no title: start with a '# ' heading");
    return std::move(article_);
  }

 private:
  void report(int line, std::string message) {
    diagnostics_.push_back({std::string(kArticleFile), line, std::move(message)});
  }

  // The text, with what it has lost reported.
  const std::string& text_of(const Block& block) {
    for (const Markup& markup : block.markup) {
      report(markup.line, std::string(markup.what) + " can't be shown: only **bold** can");
    }
    return block.text;
  }

  void on_heading(const Block& block) {
    const std::string& text = text_of(block);
    if (text.empty()) return report(block.line, "heading without words");
    if (block.level == 1) return on_title(block, text);
    if (block.level > 3) return report(block.line, "heading deeper than '###'");
    Section section;
    section.heading = text;
    section.line = block.line;
    in_part_ = block.level == 3;
    if (!in_part_) {
      article_.sections.push_back(std::move(section));
    } else if (article_.sections.empty()) {
      report(block.line, "'###' heading before the first '##' heading");
    } else {
      article_.sections.back().parts.push_back(std::move(section));
    }
  }

  void on_title(const Block& block, const std::string& text) {
    if (!article_.title.empty()) return report(block.line, "second title, expected a '##' heading");
    article_.title = text;
    if (!article_.sections.empty()) report(block.line, "title after the first '##' heading");
  }

  Section* current() {
    if (article_.sections.empty()) return nullptr;
    Section& section = article_.sections.back();
    return in_part_ && !section.parts.empty() ? &section.parts.back() : &section;
  }

  void on_block(const Block& block, Section& section) {
    switch (block.kind) {
      case BlockKind::Paragraph:
        return on_paragraph(block, section);
      case BlockKind::Quote:
        return on_quote(block, section);
      case BlockKind::OrderedList:
        return on_steps(block, section);
      case BlockKind::BulletList:
        return report(block.line, "a bullet list isn't shown: steps are a numbered list");
      default:
        return report(block.line, std::string(name_of(block.kind)) + " can't be shown");
    }
  }

  void on_paragraph(const Block& block, Section& section) {
    const std::string& text = text_of(block);
    if (in_part_) {
      report(block.line, "a paragraph under '###' isn't shown: make it a step, a hint or a quote");
    } else if (!section.intro.empty() || !section.procedure.steps.empty()) {
      report(block.line,
             "a paragraph after the first isn't shown: make it a step, a hint or a quote");
    } else {
      section.intro = text;
    }
  }

  void on_quote(const Block& block, Section& section) {
    for (const Block& part : block.children) {
      if (part.kind == BlockKind::Paragraph) {
        append_sentence(section.procedure.warning, text_of(part));
      } else {
        report(part.line, std::string(name_of(part.kind)) + " in a quote can't be shown");
      }
    }
  }

  void on_steps(const Block& list, Section& section) {
    for (const Block& item : list.children) {
      Step step;
      for (const Block& part : item.children) {
        add_to_step(part, step);
      }
      if (step.text.empty()) report(item.line, "step without words");
      section.procedure.steps.push_back(std::move(step));
      section.step_lines.push_back(item.line);
    }
  }

  void add_to_step(const Block& part, Step& step) {
    if (part.kind == BlockKind::Paragraph) {
      append_sentence(step.text.empty() ? step.text : step.hint, text_of(part));
    } else if (part.kind == BlockKind::BulletList) {
      for (const Block& item : part.children)
        add_hints(item, step);
    } else {
      report(part.line, std::string(name_of(part.kind)) + " in a step can't be shown");
    }
  }

  void add_hints(const Block& item, Step& step) {
    for (const Block& part : item.children) {
      if (part.kind == BlockKind::Paragraph) {
        append_sentence(step.hint, text_of(part));
      } else {
        report(part.line, std::string(name_of(part.kind)) + " in a hint can't be shown");
      }
    }
  }

  std::vector<Diagnostic>& diagnostics_;
  Article article_;
  bool in_part_ = false;
};

}  // namespace

Article read_article(std::string_view text, std::vector<Diagnostic>& diagnostics) {
  const auto lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (valid_utf8(lines[i])) continue;
    diagnostics.push_back({std::string(kArticleFile), static_cast<int>(i) + 1, "not valid UTF-8"});
  }
  return ArticleReader(diagnostics).read(parse_markdown(text));
}

}  // namespace knowledge
