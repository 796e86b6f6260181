#include "knowledge/outline.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "knowledge/markdown.h"
#include "knowledge/text.h"

namespace knowledge {
namespace {

using BlockKind = Block::Kind;

// Beneath the six levels of CommonMark: a paragraph in bold, and a numbered line of its own.
constexpr int kBoldLevel = 7;
constexpr int kNumberedLevel = 8;

// Longer bold or numbered lines are sentences, not headings.
constexpr std::size_t kHeadingCharsMax = 80;

bool whole_in_bold(const Block& block) {
  const std::string_view text = block.text;
  return block.kind == BlockKind::Paragraph && text.size() > 4 && text.starts_with("**") &&
         text.find("**", 2) == text.size() - 2 && count_chars(text) <= kHeadingCharsMax;
}

// "Restart your iPhone" as the only text of a numbered line.
bool alone_in_list(const Block& list) {
  if (list.children.size() != 1 || list.children.front().children.size() != 1) return false;
  const Block& line = list.children.front().children.front();
  return line.kind == BlockKind::Paragraph && count_chars(line.text) <= kHeadingCharsMax &&
         line.text.find_last_of(".!:;") != line.text.size() - 1;
}

bool headed_items(const Block& list) {
  return std::all_of(list.children.begin(), list.children.end(), [](const Block& item) {
    return !item.children.empty() && whole_in_bold(item.children.front());
  });
}

Block heading(int level, const Block& words) {
  Block made;
  made.kind = BlockKind::Heading;
  made.level = level;
  made.text = words.text;
  return made;
}

void append_headed(const Block& list, std::vector<Block>& blocks) {
  for (const Block& item : list.children) {
    blocks.push_back(heading(kNumberedLevel, item.children.front()));
    blocks.insert(blocks.end(), item.children.begin() + 1, item.children.end());
  }
}

// The blocks in order, with what only looks like a heading made one.
std::vector<Block> flatten(const Block& document) {
  std::vector<Block> blocks;
  for (const Block& block : document.children) {
    const bool ordered = block.kind == BlockKind::OrderedList;
    if (ordered && headed_items(block)) {
      append_headed(block, blocks);
    } else if (ordered && alone_in_list(block)) {
      blocks.push_back(heading(kNumberedLevel, block.children.front().children.front()));
    } else {
      blocks.push_back(whole_in_bold(block) ? heading(kBoldLevel, block) : block);
    }
  }
  return blocks;
}

bool is_list(const Block& block) {
  return block.kind == BlockKind::OrderedList || block.kind == BlockKind::BulletList;
}

std::string without_bold(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c != '*') plain += c;
  }
  return plain;
}

// Behind "Fix 3: ", "Method #2 - ", "4) ": the number's end, or 0.
std::size_t number_end(std::string_view text) {
  constexpr std::array<std::string_view, 7> words = {"fix ",    "method ", "solution ", "step ",
                                                     "option ", "way ",    "tip "};
  const std::string lower = folded(text);
  std::size_t at = 0;
  for (const std::string_view word : words) {
    if (lower.starts_with(word)) at = word.size();
  }
  if (at < text.size() && text[at] == '#') ++at;
  const std::size_t digits = at;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9')
    ++at;
  if (at == digits) return 0;
  const std::size_t end = text.find_first_not_of(" .:)-", at);
  return end == at || end == std::string_view::npos ? 0 : end;
}

std::string clean_heading(const std::string& text) {
  const std::string plain = without_bold(text);
  std::string_view rest = trimmed(plain);
  rest.remove_prefix(number_end(rest));
  while (rest.ends_with(':') || rest.ends_with('.'))
    rest.remove_suffix(1);
  return std::string(trimmed(rest));
}

// Chapters that articles have beside their fixes.
bool is_frame(std::string_view heading) {
  constexpr std::array<std::string_view, 12> words = {
      "conclusion", "summary",      "faq",      "frequently", "related",  "references",
      "final",      "introduction", "overview", "table of",   "see also", "wrapping up"};
  const std::string lower = folded(heading);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return lower.starts_with(word); });
}

struct LevelCount {
  int headings = 0;
  int with_list = 0;
  int numbered = 0;
};

std::map<int, LevelCount> count_levels(const std::vector<Block>& blocks) {
  std::map<int, LevelCount> levels;
  LevelCount* open = nullptr;  // The heading above, until it is known to have a list.
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::Heading) {
      open = &levels[block.level];
      ++open->headings;
      if (number_end(without_bold(block.text)) > 0) ++open->numbered;
    } else if (is_list(block) && open != nullptr) {
      ++open->with_list;
      open = nullptr;
    }
  }
  return levels;
}

// Where the fixes are.
struct Shape {
  int level = 0;
  bool numbered = false;  // Then a heading without a number isn't a fix.
};

// The level whose headings are the fixes: numbered ones tell it best, then those with lists.
// A single # heading is the title.
Shape shape_of(const std::vector<Block>& blocks) {
  std::map<int, LevelCount> levels = count_levels(blocks);
  if (levels.count(1) > 0 && levels[1].headings == 1) levels.erase(1);
  const auto score = [](const LevelCount& count) {
    return std::array<int, 3>{count.numbered > 1 ? count.numbered : 0, count.with_list,
                              count.headings};
  };
  int best = 0;
  for (const auto& [level, count] : levels) {
    if (best == 0 || score(count) > score(levels[best])) best = level;
  }
  return {best, levels[best].numbered > 1};
}

// "One. Two." as two texts; a point within a word ("apple.com", "16.1") ends nothing.
std::vector<std::string> sentences_of(const std::string& text) {
  std::vector<std::string> sentences;
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool ends = (text[at] == '.' || text[at] == '!' || text[at] == '?') &&
                      (at + 1 == text.size() || text[at + 1] == ' ');
    if (!ends && at + 1 != text.size()) continue;
    const std::string_view sentence = trimmed(std::string_view(text).substr(start, at + 1 - start));
    if (!sentence.empty()) sentences.emplace_back(sentence);
    start = at + 1;
  }
  return sentences;
}

// All words of a block and what it holds, in one line.
std::string words_in(const Block& block) {
  std::string words = block.text;
  for (const Block& child : block.children)
    append_sentence(words, words_in(child));
  return words;
}

class Outliner {
 public:
  explicit Outliner(Shape shape) : shape_(shape) {}

  void add(const Block& block) {
    if (block.kind == BlockKind::Heading) {
      on_heading(block);
    } else if (open_) {
      on_content(block, outline_.fixes.back());
    }
  }

  Outline take() { return std::move(outline_); }

 private:
  void on_heading(const Block& block) {
    std::string words = clean_heading(block.text);
    if (outline_.title.empty() && block.level == 1) outline_.title = words;
    if (words.empty()) return;
    if (block.level > shape_.level) return on_part(block, words);
    const bool counted = !shape_.numbered || number_end(without_bold(block.text)) > 0;
    open_ = block.level == shape_.level && counted && !is_frame(words);
    if (open_) outline_.fixes.push_back({std::move(words), {}, {}, ""});
    part_.clear();
  }

  // A heading within a fix stays as the beginning of the step that follows; what only looked like
  // a heading is a step or a paragraph after all.
  void on_part(const Block& block, const std::string& words) {
    if (!open_) return;
    if (block.level == kNumberedLevel) {
      add_step({words, ""}, outline_.fixes.back());
    } else if (block.level == kBoldLevel) {
      add_paragraph(block.text, outline_.fixes.back());
    } else {
      part_ = words;
    }
  }

  void on_content(const Block& block, OutlinedFix& fix) {
    if (is_list(block)) {
      for (const Block& item : block.children)
        add_item(item, fix);
    } else if (block.kind == BlockKind::Quote) {
      append_sentence(fix.warning, words_in(block));
    } else {
      add_paragraph(block.kind == BlockKind::Html ? "" : block.text, fix);
    }
  }

  void add_paragraph(const std::string& text, OutlinedFix& fix) {
    if (text.starts_with('|')) return;  // A table, which no step can hold.
    if (fix.steps.empty() && part_.empty()) {
      if (!text.empty()) fix.before.push_back(text);
      return;
    }
    for (std::string& sentence : sentences_of(text))
      add_step({std::move(sentence), ""}, fix);
  }

  void add_item(const Block& item, OutlinedFix& fix) {
    Step step;
    for (const Block& part : item.children) {
      append_sentence(step.text.empty() ? step.text : step.hint, words_in(part));
    }
    if (!step.text.empty()) add_step(std::move(step), fix);
  }

  void add_step(Step step, OutlinedFix& fix) {
    if (!part_.empty()) step.text = std::exchange(part_, "") + ": " + step.text;
    fix.steps.push_back(std::move(step));
  }

  Shape shape_;
  std::string part_;  // The ### heading whose first step is still to come.
  bool open_ = false;
  Outline outline_;
};

// A fix that is only told, not listed: all but its first sentence is what to do, and a single
// sentence is all of it.
void steps_from_words(OutlinedFix& fix) {
  if (!fix.steps.empty()) return;
  std::vector<std::string> sentences;
  for (const std::string& paragraph : fix.before) {
    for (std::string& sentence : sentences_of(paragraph))
      sentences.push_back(std::move(sentence));
  }
  for (std::size_t i = sentences.size() > 1 ? 1 : 0; i < sentences.size(); ++i) {
    fix.steps.push_back({sentences[i], ""});
  }
  if (fix.steps.empty()) fix.steps.push_back({fix.heading + '.', ""});
  fix.before.clear();
  if (sentences.size() > 1) fix.before.push_back(sentences.front());
}

}  // namespace

Outline outline_of(std::string_view article) {
  const std::vector<Block> blocks = flatten(parse_markdown(article));
  Outliner outliner(shape_of(blocks));
  for (const Block& block : blocks)
    outliner.add(block);
  Outline outline = outliner.take();
  for (OutlinedFix& fix : outline.fixes)
    steps_from_words(fix);
  return outline;
}

}  // namespace knowledge
